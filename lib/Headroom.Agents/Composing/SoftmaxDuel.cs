using Headroom.Agents.Composing.Faults;
using Headroom.Agents.Composing.Tasks;

namespace Headroom.Agents.Composing;

/// <summary>
/// Kernels of row softmax, of which some are wrong: what somebody's test has to tell apart by results alone. The wrong ones come in kinds,
/// as many of each, so that a test that is blind to one kind shows.
/// </summary>
public sealed class SoftmaxDuel : IDisposable
{
    /// <summary>Wrong kernels of each kind, kinds, right kernels.</summary>
    public const int Each = 3, WrongCount = Each * 8, RightCount = 8;

    private const int AtOnce = 5;

    // The kernels of each kind stay alive together: under tests of square matrices, of rows that fill all threads, of small values, ...
    private static readonly FaultOperator[][] s_kinds =
    [
        [new WrongExtent()], [new TailDropped()], [new NotShifted()], [new ZeroIsLargest()],
        [new SumOverwritten(), new StrideHalved(), new HalfOfTheTree()], [new SumInHalf()], [new BaseOfTwo()],
        [new LoopEndsEarly(), new LoopEndsLate(), new GuardShifted(), new GuardMissing(), new BarrierMissing(), new WrongDivisor(),
            new LastButOne()],
    ];

    private const int LongRows = 4, Short = 3; // which kind shows in long rows alone; how many shapes of the task come before those

    private readonly Composer _composer;

    private SoftmaxDuel(int seed, int rightCount)
    {
        var random = new Random(seed);
        var task = new SoftmaxTask();
        _composer = new Composer(random, isMetered: false);
        var open = s_kinds.Select(kind => Proposal.Of(task, kind, random)).ToList();
        var wrong = open.Select(_ => new List<ComposedKernel>()).ToList();
        for (var from = 0; wrong.Exists(kind => kind.Count < Each); from += AtOnce)
        {
            var asked = Enumerable.Range(0, open.Count).Where(kind => wrong[kind].Count < Each)
                .SelectMany(kind => open[kind].Skip(from).Take(AtOnce)).ToList();
            if (asked.Count == 0) throw new InvalidOperationException("a kind of wrong softmax has too few kernels");
            foreach (var kernel in _composer.Confirm(asked, $"Wrong{from}_"))
            {
                var kind = wrong[Array.FindIndex(s_kinds, operators => operators.Any(one => one.GetType().Name == kernel.Fault!.Operator))];
                if (kind == wrong[LongRows] && task.Shapes.Take(Short).Any(shape => shape.SequenceEqual(kernel.Fault!.Shape))) continue;
                if (kind.Count < Each) kind.Add(kernel);
            }
        }
        Wrong = [.. wrong.SelectMany(kind => kind)];
        List<Proposal> ways = [.. Proposal.Right(task, random), .. Proposal.Right(task, random)];
        Right = _composer.Confirm(ways.GetRange(0, rightCount), "Right");
    }

    public IReadOnlyList<ComposedKernel> Wrong { get; }

    public IReadOnlyList<ComposedKernel> Right { get; }

    /// <summary>Draws the kernels of a seed.</summary>
    public static SoftmaxDuel Of(int seed) => new(seed, RightCount);

    /// <summary>Kernels for several duels: 12 right ones, of which each takes its own.</summary>
    public static SoftmaxDuel Pool(int seed) => new(seed, RightCount + 4);

    public void Dispose() => _composer.Dispose();
}
