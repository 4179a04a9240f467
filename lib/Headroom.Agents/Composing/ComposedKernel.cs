using Headroom.Agents.Composing.Running;
using Headroom.Agents.Composing.Tasks;
using ILGPU;

namespace Headroom.Agents.Composing;

/// <summary>A kernel as somebody might have written it: right, wrong or slow.</summary>
public sealed class ComposedKernel
{
    private readonly Func<KernelConfig, KernelInput, Launched> _kernel;
    private readonly Lazy<IReadOnlyDictionary<string, double>> _counts, _ideal;

    internal ComposedKernel(
        KernelTask task, KernelBase way, KernelText text, Fault? fault, Func<KernelConfig, KernelInput, Launched> kernel,
        Func<KernelConfig, KernelInput, Launched> right)
    {
        (Task, Way, Fault, _kernel, Text) = (task, way, fault, kernel, text.Text);
        FirstLine = text.FirstLine;
        _counts = new(() => CountsOf(kernel));
        _ideal = new(() => CountsOf(right));
    }

    public KernelTask Task { get; }

    /// <summary>The right kernel that it was made of.</summary>
    public KernelBase Way { get; }

    /// <summary>Null where it is right and as fast as it should be.</summary>
    public Fault? Fault { get; }

    /// <summary>Its file, statement included.</summary>
    public string Text { get; internal init; }

    /// <summary>The line of its file, from 1, in which the kernel begins.</summary>
    public int FirstLine { get; }

    /// <summary>What it takes at the metered shape.</summary>
    public IReadOnlyDictionary<string, double> Counts => _counts.Value;

    /// <summary>What the right kernel takes there.</summary>
    public IReadOnlyDictionary<string, double> Ideal => _ideal.Value;

    /// <summary>Runs it with data of a seed.</summary>
    public Trial Run(int[] shape, int seed, bool isMetered = true) => Run(Task.Draw(shape, new Random(seed)), isMetered);

    /// <summary>Runs it with given data.</summary>
    public Trial Run(KernelInput input, bool isMetered = true) => KernelBench.Run(_kernel, Way, input, isMetered);

    /// <summary>Its output after a launch that counts nothing; null where a thread left its array or a loop did not end.</summary>
    public double[]? Output(KernelInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var recording = KernelBench.Start(isMetered: false);
        var (output, fault) = _kernel(Way.Config(input.Shape), input);
        return fault is null ? output : null;
    }

    private IReadOnlyDictionary<string, double> CountsOf(Func<KernelConfig, KernelInput, Launched> kernel) =>
        Composing.Counts.Of(KernelBench.Run(kernel, Way, Task.Draw(Task.Metered, new Random(1))).Counts!);
}
