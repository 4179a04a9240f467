using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Composing;

/// <summary>Kernels of row softmax, of which some are wrong: what somebody's test has to tell apart by results alone.</summary>
public sealed class SoftmaxDuel : IDisposable
{
    private readonly Composer _composer;

    private SoftmaxDuel(int seed, int wrong, int right)
    {
        var random = new Random(seed);
        var task = new SoftmaxTask();
        _composer = new Composer(random, isMetered: false);
        Wrong = _composer.Take(wrong, Proposal.Faulty(task, FaultKind.Wrong, random), "Wrong");
        List<Proposal> ways = [.. Proposal.Right(task, random), .. Proposal.Right(task, random)];
        Right = _composer.Take(right, ways.GetRange(0, right), "Right");
    }

    public IReadOnlyList<ComposedKernel> Wrong { get; }

    public IReadOnlyList<ComposedKernel> Right { get; }

    /// <summary>Draws the kernels of a seed.</summary>
    public static SoftmaxDuel Of(int seed, int wrong = 24, int right = 8) => new(seed, wrong, right);

    public void Dispose() => _composer.Dispose();
}
