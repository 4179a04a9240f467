using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;

namespace Graders;

/// <summary>Sums of whole numbers, which are exact in any order, over grids with fewer threads than elements and with more.</summary>
public sealed class ReductionGrader : KernelGrader
{
    private const int Size = 256; // threads per group

    protected override void Require()
    {
        Run(2048, groups: 8);
        Run(10_007, groups: 8);
        Run(100, groups: 1);
        Run(300, groups: 4);
        foreach (var n in (int[])[0, 1, 2, 3]) Run(n, groups: 2);
        Run(Draw.Int(2500, 4000), groups: 3, scale: 1f / 64);
        Run(Draw.Int(2500, 4000), groups: 2, scale: MathF.ScaleB(1, -100));
        Run(Draw.Int(2500, 4000), groups: 2, scale: MathF.ScaleB(1, 100));
        foreach (var n in (int[])[31, 33, 255, 256, 257]) Run(n, groups: 1);
        Run(20_011, groups: 40);
        Run(Draw.Int(3000, 9000), groups: Draw.Int(3, 7), scale: 4096);
        Run(100_003, groups: 8, most: 100);
        Run(Draw.Int(79_000, 81_000), groups: 300, most: 200); // 76,800 threads
        Run(Draw.Int(50_000, 52_000), groups: Draw.Int(129, 150));
        Specials(float.NaN);
        Specials(float.PositiveInfinity);
        Specials(float.NegativeInfinity, float.PositiveInfinity);
        Run(40_007, groups: 33, then: () => Budget(40_007, 33));
        Run(2048, groups: 4, then: () => Bytes(2048, 4, name: "few elements"));
    }

    private void Run(int n, int groups, float scale = 1, int most = 300, Action? then = null) =>
        Case($"{Numbers.Count(n, "element")}, {Numbers.Count(groups, "group")}", () =>
    {
        var x = Whole(n, scale, most);
        var (xs, sum) = (Upload("x", x), Upload(new float[1]));
        var reduce = Accelerator.LoadStreamKernel<View, View>(Reduction.Kernel);
        Launch(Reduction.Kernel, () => reduce(new KernelConfig(groups, Size), xs.View, sum.View));
        Compare(x, groups, Download(sum)[0]);
        then?.Invoke();
    }, "float32");

    // Whole numbers, and at drawn places the values given.
    private void Specials(params float[] values) => Case($"{string.Join(" and ", values.Select(v => Numbers.Format(v)))} in x", () =>
    {
        var n = Draw.Int(2000, 3000);
        var x = Whole(n, 1, 300);
        for (var i = 0; i < values.Length; i++) x[Draw.Int(i * 1000, i * 1000 + 999)] = values[i];
        var (xs, sum) = (Upload("x", x), Upload(new float[1]));
        var reduce = Accelerator.LoadStreamKernel<View, View>(Reduction.Kernel);
        Launch(Reduction.Kernel, () => reduce(new KernelConfig(3, Size), xs.View, sum.View));
        Number("sum[0]", Download(sum)[0], x.Sum(value => (double)value)).Within(Tolerance.Exact)
            .Trap(x.Where(value => !float.IsNaN(value)).Sum(value => (double)value),
                "what is no number is left out: then the sum is none either, and a mistake before it goes unseen")
            .Trap(x.Where(float.IsFinite).Sum(value => (double)value), "what is infinite is left out");
    }, "float32");

    // Of both signs, none 0. At most 300 x 40,007 < 2^24 in units of scale, a power of two: no order of adding rounds.
    private float[] Whole(int n, float scale, int most) =>
        [.. Enumerable.Range(0, n).Select(_ => scale * Draw.Int(1, most) * (Draw.Int(0, 3) == 0 ? -1 : 1))];

    private void Compare(float[] x, int groups, float got)
    {
        var threads = groups * Size;
        double Of(Func<int, double> weight) => x.Select((value, i) => weight(i) * value).Sum();
        Number("sum[0]", got, Of(i => 1)).Within(Tolerance.Exact)
            .Trap(0, "nothing arrives in sum[0]")
            .Trap(x.Sum(value => Math.Truncate((double)value)), "elements are cut to whole numbers before they are added: keep a float")
            .Trap(x.Length, "elements are counted, not added")
            .Trap(Of(i => i < threads ? 1 : 0), "each thread takes one element: with more elements than threads it has to go on")
            .Trap(Of(i => i < x.Length / Size * Size ? 1 : 0), "the last elements, too few for all threads of a group, are left out")
            .Trap(Of(i => Math.Min(i / Size, groups - 1) + 1),
                "several groups add the same elements: a thread's elements lie as many apart as the grid has threads")
            .Trap(Of(i => i % 2048 < threads ? 1 : 0),
                "a thread's elements lie 2,048 apart, whatever the grid: as many as this grid has threads is right")
            .Trap(Of(i => Added(i, Math.Min(groups, 64) * Size)), "the step is that of 64 groups, and the grid has more" + Twice)
            .Trap(Of(i => Added(i, Math.Min(groups, 128) * Size)), "the step is that of 128 groups, and the grid has more" + Twice)
            .Trap(Of(i => (i & 32) == 0 ? 1 : 0), "the upper half of the last 64 values is not added")
            .Trap(Of(i => i % 2 == 0 ? 1 : 0), "a shuffle is missing: 32 values need steps of 16, 8, 4, 2 and 1")
            .Trap(Of(i => (i & 16) == 0 ? 1 : 0), "a shuffle is missing: 32 values need steps of 16, 8, 4, 2 and 1")
            .Trap(Of(i => i % Size < Size / 2 ? 1 : 0), "the upper half of the group is not added: the tree starts at 128");

        // How many threads come to element i in steps of `step`.
        int Added(int i, int step) => i % step >= threads ? 0 : (Math.Min(i, threads - 1) - i % step) / step + 1;
    }

    private const string Twice = ": elements are added twice";

    private const string Naive =
        "atomics and bytes of one atomic per element, barriers of a tree down to one value, shared requests of one thread that adds up 256 "
        + "values";

    private const string Stride = "let thread i take x[i], x[i + threads], x[i + 2 * threads], ...";

    private void Bytes(int n, int groups, string? name = null)
    {
        NaiveIs(Naive);
        AtMost(Counter.Bytes, 32.0 * ((n + 7) / 8 + groups), naive: 5.0 * n, once: 4.0 * n + 4, name: name,
            likely: Traffic(n + groups, "elements are read more than once", Stride)
                ?? (Counts.GlobalReads.Accesses > n ? "elements are read more than once" : null));
    }

    // Compulsory: x read once, sum[0] written once, 4n + 4 B. Whole sectors of x, and one for the atomic of each group, are allowed.
    // Naive: an atomic per element; a warp's 32 atomics on one address touch one sector, so 4 + 1 B per element.
    // Barriers: one after loading, one each for 256 -> 128 and 128 -> 64; a tree down to 1 value takes 1 + 8.
    // Shared memory: 8 warps store; 4, then 2, then 1 of them read twice and write once; one more read: 30. One thread alone reads 256
    // times.
    private void Budget(int n, int groups)
    {
        NaiveIs(Naive);
        AtMost(Counter.Atomics, groups, naive: n,
            likely: "threads take turns at sum[0]: add the group's values first, and let one thread of the group do the atomic");
        Bytes(n, groups);
        AtMost(Counter.SectorsPerRequest, 4, likely: $"{Apart()}: {Stride}");
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: Conflicts(8, "bank conflicts in the tree, where every second value is read: neighbouring lanes should read neighbours, "
                + "so halve the distance, from 128 down, instead of doubling it"));
        AtMost(Counter.Barriers, 3 * groups, naive: 9 * groups,
            likely: "below 64 values one warp is left: it can add its values with shuffles, without a barrier");
        AtMost(Counter.SharedRequests, 30 * groups, naive: 264 * groups,
            likely: Counts.Shared.Accesses < 4 * Counts.Shared.Requests
                ? "one thread adds up what the others stored: let half of the threads add at once, then a quarter, then a warp"
                : "more warps go to shared memory than have something to add: half of the threads, then a quarter, then one warp");
        // Each thread has its share, of 4 or 5 elements.
        SpreadOver(groups, busiest: 1.5 / groups, warps: Size / 32, uneven: 1.5);
        Meaning($"{Counts.Atomics.Operations:#,0} atomics for {n:#,0} elements, "
            + $"and {Numbers.Count((int)(Counts.Barriers / groups), "barrier")} per group where a tree to the end takes 9.");
        Meaning($"{(double)Counts.Global.BytesMoved / n:0.00} B per element, "
            + $"at {(double)Counts.Operations.Flops / Counts.Global.BytesMoved:0.00} FLOP/B: it runs at the speed of memory, and the "
            + "tree costs nothing as long as it stays out of the way.");
    }
}
