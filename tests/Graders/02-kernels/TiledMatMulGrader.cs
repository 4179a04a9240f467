using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Products of whole tiles, of tiles cut by every edge, of large values; then the traffic of one that is ragged all around.
/// </summary>
public sealed class TiledMatMulGrader : KernelGrader
{
    private const int Tile = 16;

    protected override void Require()
    {
        Run(64, 64, 64);
        Run(70, 50, 33);
        Run(16, 16, 5, filled: true);
        Run(1, 40, 100);
        foreach (var (m, n, k) in ((int, int, int)[])[(1, 1, 1), (2, 3, 1), (3, 2, 2), (17, 15, 16), (16, 17, 17)]) Run(m, n, k);
        Run(3, 5, 4096 + Draw.Int(1, 40)); // 257 steps and more
        Run(1024 + Draw.Int(1, 40), 4, 3);
        Run(2, 1024 + Draw.Int(1, 40), 3);
        Run(Draw.Int(17, 60), Draw.Int(61, 90), Draw.Int(91, 120), scale: 3000);
        InfinitiesAndZeros();
        Run(136, 168, 200, counted: true);
        Run(17, 136, 24, few: "few steps");
        Run(200, 24, 104, few: "few columns");
        Run(24, 200, 104, few: "few rows");
    }

    private void Run(int m, int n, int k, float scale = 1, bool filled = false, bool counted = false, string? few = null) =>
        Case($"{m}x{n}x{k} (m, n, k)", () =>
    {
        var (a, b) = (Draw.Normal(m * k, scale), Draw.Normal(k * n));
        var before = filled ? Draw.Normal(m * n) : Poisoned(m * n);
        var (left, right, product) = (Upload2D("a", a, m, k), Upload2D("b", b, k, n), Upload2D(before, m, n));
        var multiply = Accelerator.LoadStreamKernel<View, View, View>(TiledMatMul.Kernel);
        var config = new KernelConfig(new Index2D(Tiles(n), Tiles(m)), new Index2D(Tile, Tile));
        Launch(TiledMatMul.Kernel, () => multiply(config, left.View, right.View, product.View));

        var got = Download(product);
        // k products and k sums, each rounded once, on partial sums no larger than the sum of sizes.
        var tolerance = Tolerance.Rounding(2 * k, Tolerance.Float32Roundoff, Multiply(a, b, m, n, k, Math.Abs).Max());
        if (m > 1 && n > 2) OneElement(a, b, (before, got), (n, k), tolerance);
        Elements("c", got, Multiply(a, b, m, n, k, v => v), tolerance, m, n);
        if (counted) Budget(m, n, k);
        if (few is not null) Bytes(m, n, k, few);
    }, "float32");

    private void InfinitiesAndZeros()
    {
        var k = Draw.Of(17, 19, 23, 27, 31);
        var (m, n) = (2 * k + Draw.Int(0, 9), 4 * k + Draw.Int(0, 9));
        Case($"{m}x{n}x{k} (m, n, k), infinities and zeros", () =>
        {
            var data = new Infinities(Draw, m, n, k);
            var (left, right, product) = (Upload2D("a", data.A, m, k), Upload2D("b", data.B, k, n), Upload2D(Poisoned(m * n), m, n));
            var multiply = Accelerator.LoadStreamKernel<View, View, View>(TiledMatMul.Kernel);
            var config = new KernelConfig(new Index2D(Tiles(n), Tiles(m)), new Index2D(Tile, Tile));
            Launch(TiledMatMul.Kernel, () => multiply(config, left.View, right.View, product.View));
            // Products of up to 36, k of them.
            var tolerance = Tolerance.Rounding(2 * k, Tolerance.Float32Roundoff, scale: 36.0 * k);
            data.Traps(Elements("c", Download(product), data.Product(), tolerance, m, n));
        }, "float32");
    }

    // c[1, 2], of the first tile: wrong sums that known mistakes give there.
    private void OneElement(float[] a, float[] b, (float[] Before, float[] Got) c, (int N, int K) sides, Tolerance tolerance)
    {
        var (n, k) = sides;
        double Sum(Func<int, double> term) => Enumerable.Range(0, k).Sum(term);
        double A(int row, int col) => row * k + col < a.Length && col < k ? a[row * k + col] : 0;
        double B(int row, int col) => row < k && col < n ? b[row * n + col] : 0;
        var (expected, before) = (Sum(i => A(1, i) * B(i, 2)), (double)c.Before[n + 2]);
        var element = Number("c[1, 2]", c.Got[n + 2], expected).Within(tolerance)
            .Trap(0, "c is 0: nothing is added up")
            .Trap(Enumerable.Range(0, Tiles(k) * Tile).Sum(i => A(1, i) * B(i / Tile * Tile + 2, i % Tile)),
                "the tile of b is read with row and column exchanged")
            .Trap(Enumerable.Range(0, Tiles(k) * Tile).Sum(i => A(i % Tile, i / Tile * Tile + 1) * B(i, 2)),
                "the tile of a is read with row and column exchanged")
            .Trap(Sum(i => A(1, i) * B(i % Tile, 2)), "the tile of b does not move along k: every step loads the first 16 rows")
            .Trap(Sum(i => A(1, i % Tile) * B(i, 2)), "the tile of a does not move along k: every step loads the first 16 columns")
            .Trap(Sum(i => i < k / Tile * Tile ? A(1, i) * B(i, 2) : 0), "the last step, of fewer than 16 along k, is left out")
            .Trap(Sum(i => i < Tile ? A(1, i) * B(i, 2) : 0), "only the first step along k is added")
            .Trap(Sum(i => i >= (k - 1) / Tile * Tile ? A(1, i) * B(i, 2) : 0),
                "only the last step along k is kept: the sum starts once, before the loop");
        // Poison swallows what is added to it, so only other values can tell.
        if (before != Poison) element.Trap(before + expected, "the sum is added to what c held before: write it");
    }

    private static double[] Multiply(float[] a, float[] b, int m, int n, int k, Func<double, double> of)
    {
        var c = new double[m * n];
        for (var row = 0; row < m; row++)
            for (var i = 0; i < k; i++)
                for (var col = 0; col < n; col++) c[row * n + col] += of((double)a[row * k + i] * b[i * n + col]);
        return c;
    }

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    // The tiling needs a once for each column of tiles and b once for each row of tiles. Of rows and columns past an edge it needs nothing.
    private void Bytes(int m, int n, int k, string? name = null)
    {
        var needed = 4.0 * ((double)m * k * Tiles(n) + (double)k * n * Tiles(m) + (double)m * n);
        AtMost(Counter.Bytes, (name is null ? 1.1 : 1.05) * needed, naive: name is null ? Naive(m, n, k) : null,
            once: 4.0 * (m * k + k * n + m * n), name: name,
            likely: PastAnEdge(m, n, k, needed)
                ?? Traffic(needed / 4, "elements come from memory more than once per group: let each thread load one element of both "
                + "tiles, and all threads of the group read the tiles", writes: (double)m * n));
    }

    // Every thread loads at most one element of both tiles at each step, and still more than there are inside.
    private string? PastAnEdge(int m, int n, int k, double needed)
    {
        var (reads, all) = (Counts.GlobalReads.Accesses, 2L * Tile * Tile * Tiles(k) * Tiles(m) * Tiles(n));
        return reads > 1.01 * (needed / 4 - (double)m * n) && reads <= all
            ? "threads past an edge read elements that others have read: they have nothing to load"
            : null;
    }

    private static double Naive(int m, int n, int k) => 32.0 * k * (m / 2) * (2.0 * Tiles(n) + n / 8) + 4.0 * m * n;

    // What the tiling needs: a once for each column of tiles, b once for each row of tiles, c once. All sides are multiples of 8, so that
    // rows start at whole sectors and nothing more moves.
    // Naive: at each of k steps a warp, 2 rows of 16 lanes, reads 2 elements of a, a sector each, and 16 of b, 2 sectors (1 at the edge).
    // A tile's warp loads 2 rows of 64 B: 4 sectors.
    private void Budget(int m, int n, int k)
    {
        var naive = Naive(m, n, k);
        NaiveIs("no tiles: each thread reads its row of a and its column of b from memory");
        AtMost(Counter.SectorsPerRequest, 4, naive: naive / 32 / ((m / 2) * Tiles(n) * (2.0 * k + 1)),
            likely: $"{Apart()}: threads that differ in Group.IdxX must read neighbours in a row of a or b");
        Bytes(m, n, k);
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: Conflicts(64, "bank conflicts: 16 neighbouring lanes go down a column of a tile whose rows are 16 floats apart"));
        AtMost(Counter.Barriers, 2 * Tiles(k) * Tiles(m) * Tiles(n),
            likely: "two barriers per step are enough: when the tiles are complete, and when nobody reads them any more");
        SpreadOver(Tiles(m) * Tiles(n), warps: Tile * Tile / 32, uneven: 1.5);
        WhatItMeans(m, n, k, naive);
    }

    private void WhatItMeans(int m, int n, int k, double naive)
    {
        var moved = Counts.Global.BytesMoved;
        var intensity = 2.0 * m * n * k / moved;
        var h100 = Devices.H100Sxm;
        Meaning($"{moved / 1e6:0.00} MB moved, {naive / moved:0.0}x less than naive, for {intensity:0.0} FLOP/B of useful work: a tile "
            + "of 16 x 16 can give 4 at most along k, and the edges take a part of it.");
        Meaning($"An H100's ridge in FP32 is at {new Roofline(h100, Dtype.Fp32).Ridge:0} FLOP/B: memory alone allows this "
            + $"kernel {100 * intensity * h100.Bandwidth / h100.Peak(Dtype.Fp32).Rate:0} % of the peak. Next: 02.6, register tiles.");
    }
}
