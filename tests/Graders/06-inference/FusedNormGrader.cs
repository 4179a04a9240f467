using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Sources;
using Headroom.Stages;

namespace Graders;

/// <summary>
/// Matrices whose last group, warp and lane are not full, vectors from tiny to huge; then bytes and launches beside two kernels.
/// </summary>
public sealed partial class FusedNormGrader : KernelGrader
{
    private const int Warps = 8, RowsOfAGroup = 64;

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Stages"];

    protected override void Require()
    {
        Run(64, 128);
        Run(65, 33);
        Run(1, 1);
        Run(7, 4096);
        Run(Draw.Int(130, 190), Draw.Int(257, 500));
        Run(Draw.Int(2, 9), Draw.Int(3100, 4090));
        // Fewer columns than lanes, than threads; one more, one less.
        foreach (var k in (int[])[2, 31, 32, 255, 256, Draw.Int(33, 250)]) Run(Draw.Int(1, 70), k);
        Run(20, 60, 1e-3f, ", x of about 0.001");
        Run(20, 60, 1e15f, ", x of about 1e15");
        Run(20, 60, 0, ", x of zeros");
        Run(1024, 1024, then: Budget);
        // Where a way without shared memory, or with one group, may begin.
        foreach (var (n, k) in ((int, int)[])[(128, 2048), (192, 64), (320, 320), (65, 320)]) Run(n, k, then: NoMoreBytes);
    }

    private void Run(int n, int k, float size = 1, string more = "", Action<Problem>? then = null) =>
        Case($"[{n:#,0}, {k:#,0}]{more}", () =>
    {
        var problem = new Problem(n, k, Draw.Normal(n * k), Draw.Normal(k, size), Gains(k), (float)Draw.Scale(1e-6, 1e-2));
        var (w, x, g) = (Upload2D("w", problem.W, n, k), Upload("x", problem.X), Upload("g", problem.G));
        var y = Upload(Poisoned(n));
        if (then is not null) Beside(problem, w.View, x.View, g.View);
        Launch(FusedNorm.Kernel, () => FusedNorm.Run(Accelerator, w.View, x.View, g.View, y.View, problem.Epsilon));
        Mistakes(Elements("y", Download(y), problem.Expected, problem.Rounding), problem);
        then?.Invoke(problem);
    }, "float32");

    // Of both signs, none 0.
    private float[] Gains(int k) => [.. Enumerable.Range(0, k).Select(_ => (float)Draw.Real(0.5, 2) * (Draw.Int(0, 3) == 0 ? -1 : 1))];

    // What the two kernels of the library take.
    private double _bytesOfTwo;

    private void Beside(
        Problem problem, ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY> w, ILGPU.ArrayView<float> x, ILGPU.ArrayView<float> g)
    {
        var (normed, y) = (Upload(Poisoned(problem.K)), Upload(Poisoned(problem.N)));
        Launch(NormThenProduct.Norm,
            () => NormThenProduct.Run(Accelerator, w, x, g, normed.View, y.View, problem.Epsilon));
        _bytesOfTwo = Counts.Global.BytesMoved;
        CountFromHere();
    }

    private const string OncePerGroup =
        "x and g are needed by 64 rows, and by both steps: each group brings them on chip once, and keeps their product in shared memory";

    // w and y once, x and g once for each group: in whole sectors, as k is a multiple of 8 here.
    private static double Needed(Problem problem) =>
        4.0 * (problem.N * (double)problem.K + problem.N + 2.0 * problem.K * NormThenProduct.Groups(problem.N));

    private void NoMoreBytes(Problem problem)
    {
        if (BudgetKept && (Launches.Count > 1 || Counts.Global.BytesMoved > 1.05 * Needed(problem)))
            AtMost(Counter.Bytes, 1.05 * Needed(problem), likely: OncePerGroup);
        Requests(problem);
    }

    // What a cache answers is a request all the same. k is a multiple of 32 here, and each warp writes its rows at once.
    private void Requests(Problem problem)
    {
        if (!BudgetKept) return;
        var (n, k, groups) = (problem.N, problem.K, NormThenProduct.Groups(problem.N));
        var reads = (n * (double)k + 2.0 * k * groups) / 32;
        That(Counts.GlobalReads.Requests <= 1.01 * reads, "w is read once in all, x and g once by each group",
            $"{Counts.GlobalReads.Requests:#,0} requests of a warp read, and {reads:#,0} are enough: something is read again, or for rows "
            + "past the end");
        That(Counts.GlobalWrites.Requests <= Warps * groups, "y is written once",
            $"{Counts.GlobalWrites.Requests:#,0} requests write, and one for each warp is enough: keep the value until it is whole");
        var launched = Launches.Sum(launch => launch.Counters?.Spread?.Groups ?? 0);
        That(launched == groups, "a group for each 64 rows",
            $"{launched:#,0} groups were launched for {n:#,0} rows, and {groups:#,0} are enough");
    }

    // Compulsory: w, x and g once, y once. Barriers: one, when all have brought their part; a reduction may take more.
    // Shared memory: a warp stores k / 32 times 8 of a group's, and reads as much for each row. FLOPs: 2 for each weight, 3 for each x of a
    // group, and 5 additions of 32 lanes for each row.
    private void Budget(Problem problem)
    {
        var (n, k, groups) = (problem.N, problem.K, NormThenProduct.Groups(problem.N));
        NaiveIs("two launches, of which one norms and writes, and the other reads that and multiplies");
        AtMost(Counter.Launches, 1, naive: 2, likely: "each group can norm for itself: no launch has to come before");
        AtMost(Counter.Bytes, 1.05 * Needed(problem), naive: _bytesOfTwo, once: 4.0 * (n * (double)k + n + 2 * k),
            likely: Counts.GlobalWrites.Requests > Warps * groups
                ? "lanes that do not write run ahead into the next row, and the one that does reads that alone: keep the sum of row i in "
                    + "lane i, and write behind the loop"
                : OncePerGroup);
        AtMost(Counter.SectorsPerRequest, 4,
            likely: $"{Apart()}: lanes of a warp take neighbouring columns of one row, and add up at the end");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, 3 * groups, likely: "warps wait for each other once, when x is on chip");
        AtMost(Counter.SharedRequests, 1.25 * (k / 32.0 * (n + Warps * groups / 8.0) + 20 * Warps * groups),
            likely: "shared memory is read more than once for a row");
        AtMost(Counter.Flops, 1.25 * (2.0 * n * k + 3.0 * k * groups + 160 * n),
            likely: "the squares are added up more than once in a group: each thread has its share of them");
        SpreadOver(groups, warps: Warps, uneven: 1.25, computes: true);
        Requests(problem);
        var more = Counts.Global.BytesMoved - _bytesOfTwo;
        var gap = Published.Figure("gap of a launch on a stream, measured");
        Meaning($"{more:#,0} B more than two launches move, {1e9 * more / Devices.H100Sxm.Bandwidth:0} ns of an H100's bandwidth; the gap "
            + $"that is saved takes {1e9 * gap:#,0} ns.");
    }
}
