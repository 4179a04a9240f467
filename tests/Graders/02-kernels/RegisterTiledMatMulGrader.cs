using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>Products of ragged and of aligned shapes, each side different; then what a tile of 64 x 64 must save.</summary>
public sealed class RegisterTiledMatMulGrader : KernelGrader
{
    private const int Tile = 64;

    protected override void Require()
    {
        Product(64, 48, 64);
        Product(70, 33, 50);
        Product(1, 5, 130);
        Product(Draw.Int(129, 135), Draw.Int(17, 31), Draw.Int(65, 75));
        foreach (var (m, k, n) in ((int, int, int)[])[(1, 1, 1), (2, 3, 3), (63, 17, 65), (64, 16, 64)]) Product(m, k, n);
        Product(3, 4096 + Draw.Int(1, 40), 5);
        Product(1024 + Draw.Int(1, 40), 3, 70);
        Product(2, 3, 1024 + Draw.Int(1, 40));
        InfinitiesAndZeros();
        Product(128, 256, 192, () => Budget(128, 256, 192));
        Product(65, 24, 200, () => BytesOf(65, 24, 200, "few steps"));
        Product(200, 104, 24, () => BytesOf(200, 104, 24, "few columns"));
        Product(24, 104, 200, () => BytesOf(24, 104, 200, "few rows"));
    }

    private void Product(int m, int k, int n, Action? then = null) => Case($"[{m}, {k}] x [{k}, {n}]", () =>
    {
        var (a, b) = (Draw.Normal(m * k), Draw.Normal(k * n));
        var (aa, bb, cc) = (Upload2D("a", a, m, k), Upload2D("b", b, k, n), Upload2D(Poisoned(m * n), m, n));
        var kernel = Accelerator.LoadStreamKernel<View, View, View>(RegisterTiledMatMul.Kernel);
        var grid = new Index2D(Tiles(n), Tiles(m));
        Launch(RegisterTiledMatMul.Kernel, () => kernel(new KernelConfig(grid, new Index2D(16, 16)), aa.View, bb.View, cc.View));

        var (expected, scale) = Reference(a, b, m, k, n);
        // k products and k additions, each rounded once, on partial sums no larger than the sum of |a||b|.
        Elements("c", Download(cc), expected, Tolerance.Rounding(2 * k, Tolerance.Float32Roundoff, scale / Math.Sqrt(k)), m, n);
        then?.Invoke();
    }, "float32");

    private void InfinitiesAndZeros()
    {
        var k = Draw.Of(17, 19, 23, 27, 35);
        var (m, n) = (2 * k + Draw.Int(0, 9), 4 * k + Draw.Int(0, 9));
        Case($"[{m}, {k}] x [{k}, {n}], infinities and zeros", () =>
        {
            var data = new Infinities(Draw, m, n, k);
            var (aa, bb, cc) = (Upload2D("a", data.A, m, k), Upload2D("b", data.B, k, n), Upload2D(Poisoned(m * n), m, n));
            var kernel = Accelerator.LoadStreamKernel<View, View, View>(RegisterTiledMatMul.Kernel);
            var grid = new Index2D(Tiles(n), Tiles(m));
            Launch(RegisterTiledMatMul.Kernel, () => kernel(new KernelConfig(grid, new Index2D(16, 16)), aa.View, bb.View, cc.View));
            // Products of up to 36, k of them.
            var tolerance = Tolerance.Rounding(2 * k, Tolerance.Float32Roundoff, scale: 36.0 * k);
            data.Traps(Elements("c", Download(cc), data.Product(), tolerance, m, n));
        }, "float32");
    }

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    // Of rows and columns past an edge nothing is needed.
    private void BytesOf(int m, int k, int n, string? name = null)
    {
        var needed = 4.0 * ((double)m * k * Tiles(n) + (double)k * n * Tiles(m) + (double)m * n);
        AtMost(Counter.Bytes, (name is null ? 1.1 : 1.05) * needed, naive: name is null ? Bytes(m, k, n, 16) : null,
            once: 4.0 * (m * k + k * n + m * n), name: name,
            likely: PastAnEdge(m, k, n, needed)
                ?? Traffic(needed / 4, "elements of a and b come from memory more than once per group", writes: (double)m * n));
    }

    // No more than whole tiles are read, 16 along k, and still more than there is inside.
    private string? PastAnEdge(int m, int k, int n, double needed)
    {
        var (reads, all) = (Counts.GlobalReads.Accesses, 2L * Tile * 16 * ((k + 15) / 16) * Tiles(m) * Tiles(n));
        return reads > 1.01 * (needed / 4 - (double)m * n) && reads <= all
            ? "threads past an edge read elements that others have read: they have nothing to load"
            : null;
    }

    // Also the largest sum of |a||b| over the elements of c.
    private static (double[] C, double Scale) Reference(float[] a, float[] b, int m, int k, int n)
    {
        var (c, scale) = (new double[m * n], 0.0);
        for (var row = 0; row < m; row++)
        {
            for (var col = 0; col < n; col++)
            {
                var (sum, size) = (0.0, 0.0);
                for (var p = 0; p < k; p++)
                {
                    var product = (double)a[row * k + p] * b[p * n + col];
                    sum += product;
                    size += Math.Abs(product);
                }
                c[row * n + col] = sum;
                scale = Math.Max(scale, size);
            }
        }
        return (c, scale);
    }

    // Bytes with square tiles of c: every tile of columns reads all of a, every tile of rows all of b, and c is written once.
    private static double Bytes(double m, double k, double n, int tile) => 4 * (m * k * (n / tile) + k * n * (m / tile) + m * n);

    // 128 x 256 x 192, in groups of 64 x 64: 884,736 B and 14.2 FLOP/B, at most 1.1x of the bytes.
    // 02.5's tiles of 16 x 16 move 3,244,032 B: 3.9 FLOP/B, of which at least twice is asked.
    // Shared memory, per group and column of a: 8 warps x (4 + 4) reads, and (64 + 64) / 32 writes: 68 requests, at most 1.1x.
    // One output at a time takes 16 x 2 reads per thread: 8 warps x 32 + 4 = 260.
    // 4 sectors per request: 32 neighbouring floats, or two rows of 16 that begin on a sector's edge.
    // Barriers: 2 per tile, and a tile of at least 8 columns of a.
    private void Budget(int m, int k, int n)
    {
        var flops = 2.0 * m * k * n;
        var groups = m / Tile * (n / Tile);
        NaiveIs("tiles of 16 x 16 and one element of c per thread, as in 02.5");
        BytesOf(m, k, n);
        AtLeast(Counter.Intensity, 2 * flops / Bytes(m, k, n, 16), naive: flops / Bytes(m, k, n, 16));
        AtMost(Counter.SharedRequests, 1.1 * 68 * k * groups, naive: 260.0 * k * groups,
            likely: Counts.Shared.Accesses > 1.2 * 0.5 * flops / 2 + 1.2 * (Tile + Tile) * k * groups
                ? "a value read from shared memory must feed 4 multiply-adds before the thread lets go of it: keep 4 of a and 4 of b in "
                    + "registers"
                : "few lanes of a warp go to shared memory at a time, while the others wait");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: Conflicts(16, "bank conflicts: lanes whose columns are 4 apart share banks; let lane x own columns x, x + 16, x + 32 "
                + "and x + 48"));
        AtMost(Counter.SectorsPerRequest, 4.1, naive: 4,
            likely: $"{Apart()}: neighbouring threads must load neighbouring columns, whatever the tile's width");
        AtMost(Counter.Barriers, 2.0 * k / 8 * groups);
        AtMost(Counter.LocalArrays, 0,
            likely: "the sums are in an array of local memory, which need not stay in registers: 16 variables do");
        SpreadOver(groups, warps: 8, uneven: 1.5);
        var gain = Counts.Intensity * Bytes(m, k, n, 16) / flops;
        var accesses = 2 * Counts.Shared.Accesses / flops;
        Meaning($"{Counts.Intensity:0.0} FLOP/B, {gain:0.0}x what 16 x 16 tiles reach, and {accesses:0.00} accesses to shared memory per "
            + "multiply-add.");
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge;
        Meaning($"Tiles of 64 x 64 tend to 16 FLOP/B as k grows. An H100 in float32 turns at {ridge:0}: tiles of 128 x 128 would pass it.");
    }
}
