using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>A square of whole tiles, then shapes whose edges cut tiles, then the traffic of one whose rows start at whole sectors.</summary>
public sealed partial class TransposeGrader : KernelGrader
{
    private const int Tile = 32;

    protected override void Require()
    {
        Run(64, 64);
        Run(32, 96);
        Run(70, 50);
        Run(1, 97);
        Run(Draw.Int(33, 130), Draw.Int(131, 160));
        Run(200, 328, counted: true);
    }

    private void Run(int m, int n, bool counted = false) => Case($"{m}x{n}", () =>
    {
        var a = Draw.Normal(m * n);
        var (from, to) = (Upload2D("a", a, m, n), Upload2D(Poisoned(m * n), n, m));
        var transpose = Accelerator.LoadStreamKernel<View, View>(Transpose.Kernel);
        var config = new KernelConfig(new Index2D(Tiles(n), Tiles(m)), new Index2D(Tile, Tile));
        Launch(Transpose.Kernel, () => transpose(config, from.View, to.View));

        var got = Download(to);
        if (m > Tile && n > Tile) InTheSecondTile(a, got, m, n);
        // Values are moved, not computed: bit for bit.
        Elements("t", got, [.. Enumerable.Range(0, m * n).Select(i => (double)a[i % m * n + i / m])], Tolerance.Exact, n, m);
        if (counted) Budget(m, n);
    }, "float32");

    // t[32, 1] stands in the first row of the tile that comes from the right of a's first tile.
    private void InTheSecondTile(float[] a, float[] got, int m, int n) =>
        Number($"t[{Tile}, 1]", got[Tile * m + 1], a[n + Tile]).Within(Tolerance.Exact)
            .Trap(a[Tile + 1], "the tile comes out as it went in: read it with x and y exchanged")
            .Trap(a[(Tile + 1) * n], "each tile is turned, but stays where it was: its place in t has Grid.IdxX and Grid.IdxY exchanged")
            .Trap(0, "zeros arrive in t, not the values of a");

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    partial void Budget(int m, int n);
}
