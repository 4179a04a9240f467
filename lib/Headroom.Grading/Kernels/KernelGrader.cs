using Headroom.Simulator;
using Headroom.Simulator.Running;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>
/// A grader whose cases launch kernels: one device per check, watched inputs, poisoned outputs, and every launch's report turned into
/// what the learner reads. Where launches are metered, out of bounds accesses, races, diverging barriers and unwritten reads fail a case.
/// </summary>
/// <example><code>
/// public sealed class SaxpyGrader : KernelGrader
/// {
///     protected override void Require() => Case("1,000 elements", () =>
///     {
///         var (x, y) = (Draw.Normal(1000), Poisoned(1000));
///         var (xs, ys) = (Upload("x", x), Upload(y));         // x must come back unchanged, y is the kernel's to write
///         var saxpy = Accelerator.LoadStreamKernel&lt;float, ArrayView&lt;float&gt;, ArrayView&lt;float&gt;&gt;(Saxpy.Kernel);
///         Launch(Saxpy.Kernel, () => saxpy(new KernelConfig(4, 256), 2f, xs.View, ys.View));
///         Elements("y", Download(ys), [.. x.Select(v => 2.0 * v)], Tolerance.Rounding(1, Tolerance.Float32Roundoff, scale: 10));
///         AtMost(Counter.Bytes, 1.1 * 8 * 1000, naive: 8 * 1000, once: 8 * 1000);
///     }, "float32");
/// }
/// </code></example>
public abstract partial class KernelGrader : Grader
{
    private Context? _context;
    private Accelerator? _accelerator;

    /// <summary>The device of this check: the simulated GPU, 32 lanes per warp and up to 1,024 per group.</summary>
    protected Accelerator Accelerator => _beside?.Accelerator ?? (_accelerator ??= Open());

    /// <summary>
    /// Runs <paramref name="launch"/>, which launches <paramref name="kernel"/> (or host code that does) once or more, and waits for it.
    /// What the device found wrong ends the case.
    /// </summary>
    /// <exception cref="NotAttempted"><paramref name="kernel"/> has no body yet.</exception>
    protected void Launch(Delegate kernel, Action launch) => Launch(kernel, launch, s_metered);

    /// <summary>
    /// As <see cref="Launch(Delegate, Action)"/>, several times as fast: nothing is counted, and races and unwritten reads are not looked
    /// for. For a shape that is large only so that no size can be baked in, beside small ones of the same kernel.
    /// </summary>
    protected void LaunchUncounted(Delegate kernel, Action launch) => Launch(kernel, launch, s_metered with { Mode = ExecutionMode.Fast });

    /// <summary>
    /// As <see cref="Launch(Delegate, Action)"/>, with groups that are on the device together and may wait for each other. They take turns
    /// in the order that <paramref name="seed"/> decides; waiting in vain ends the case.
    /// </summary>
    protected void LaunchTogether(Delegate kernel, int seed, Action launch, Residency? device = null) => Launch(
        kernel, launch, s_metered with { CoResident = new() { Seed = seed, Device = device ?? Residency.OneMultiprocessor } });

    /// <summary>
    /// Whether the launch ends because groups wait for what never comes; for a case that asks for such a wait. Other findings do not count,
    /// and neither does the launch. On a real device, which would not come back, nothing is launched and the answer is yes.
    /// </summary>
    protected bool WaitsInVain(Delegate kernel, int seed, Action launch)
    {
        if (EmptyKernel.Is(kernel)) throw new NotAttempted(kernel.Method.Name);
        if (_beside is not null) return true;
        var found = Record(launch, s_metered with { CoResident = new() { Seed = seed, Device = Residency.OneMultiprocessor } });
        ForgetLaunches();
        return found?.Reason == Reason.Deadlock;
    }

    private void Launch(Delegate kernel, Action launch, LaunchOptions options)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(launch);
        if (EmptyKernel.Is(kernel)) throw new NotAttempted(kernel.Method.Name);
        if (_beside is not null) LaunchBeside(_beside, launch);
        else if (Record(launch, options) is { } found) throw new FindingException(found);
        if (ChangedInput() is { } changed)
            throw new FindingException(
                new(Reason.InputChanged, $"changes its input {changed}", "the result is written over an input: write to the output alone",
                []));
    }

    private void Run(Action launch)
    {
        launch();
        Accelerator.Synchronize();
    }

    internal override void CaseStarts()
    {
        ForgetLaunches();
        base.CaseStarts();
    }

    internal override Exception? Afterwards(bool holds)
    {
        TimeBeside(holds);
        return Judge(holds) is { } found ? new FindingException(found) : null;
    }

    internal override CaseFigures? Figures(string? caseName) => _figures.Of(caseName);

    internal override void CaseEnds()
    {
        if (IsCounting) _figures.Add(CaseName, Launches);
        foreach (var buffer in _buffers) buffer.Dispose();
        _buffers.Clear();
        _watched.Clear();
    }

    internal override Exception Read(Exception thrown) => thrown switch
    {
        InternalCompilerException refused => new FindingException(Refusal.Of(refused)),
        _ when KernelRefusal.Of(thrown) is { } signature => new FindingException(Refusal.Of(signature)),
        _ => thrown,
    };

    internal override void Close()
    {
        _accelerator?.Dispose();
        _context?.Dispose();
    }

    private Accelerator Open()
    {
        _context = Context.Create(builder => builder.Simulator().EnableAlgorithms().IOOperations());
        return _context.CreateSimulator();
    }
}
