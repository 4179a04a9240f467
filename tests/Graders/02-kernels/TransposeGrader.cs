using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using View = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// A square of whole tiles, then shapes whose edges cut tiles, then the traffic of one whose rows start at whole sectors.
/// </summary>
public sealed class TransposeGrader : KernelGrader
{
    private const int Tile = 32;

    protected override void Require()
    {
        Run(64, 64);
        Run(32, 96);
        Run(70, 50);
        Run(1, 97);
        foreach (var (m, n) in ((int, int)[])[(1, 1), (2, 3), (3, 1), (31, 33), (33, 31), (32, 32)]) Run(m, n);
        Run(Draw.Int(33, 130), Draw.Int(131, 160));
        Run(Draw.Int(1030, 1100), Draw.Int(33, 40));
        Run(3, 4096 + Draw.Int(1, 40));
        Run(200, 328, counted: true);
        Run(8, 1032, narrow: "few rows");
        Run(1032, 16, narrow: "few columns");
    }

    private void Run(int m, int n, bool counted = false, string? narrow = null) => Case($"{m}x{n}", () =>
    {
        var a = Draw.Normal(m * n);
        if (a.Length > 100) // moved like any others
            foreach (var special in (float[])[float.NaN, float.PositiveInfinity, 0]) a[Draw.Int(0, a.Length - 1)] = special;
        var (from, to) = (Upload2D("a", a, m, n), Upload2D(Poisoned(m * n), n, m));
        var transpose = Accelerator.LoadStreamKernel<View, View>(Transpose.Kernel);
        var config = new KernelConfig(new Index2D(Tiles(n), Tiles(m)), new Index2D(Tile, Tile));
        Launch(Transpose.Kernel, () => transpose(config, from.View, to.View));

        var got = Download(to);
        if (m > Tile && n > Tile) InTheSecondTile(a, got, m, n);
        // Values are moved, not computed: bit for bit.
        Elements("t", got, [.. Enumerable.Range(0, m * n).Select(i => (double)a[i % m * n + i / m])], Tolerance.Exact, n, m);
        if (counted) Budget(m, n);
        if (narrow is not null) Bytes(m, n, narrow);
    }, "float32");

    // t[32, 1] stands in the first row of the tile that comes from the right of a's first tile.
    private void InTheSecondTile(float[] a, float[] got, int m, int n) =>
        Number($"t[{Tile}, 1]", got[Tile * m + 1], a[n + Tile]).Within(Tolerance.Exact)
            .Trap(a[Tile + 1], "the tile comes out as it went in: read it with x and y exchanged")
            .Trap(a[(Tile + 1) * n], "each tile is turned, but stays where it was: its place in t has Grid.IdxX and Grid.IdxY exchanged")
            .Trap(0, "zeros arrive in t, not the values of a");

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    // No more than that: rows start at whole sectors, so an element that is read again shows.
    private void Bytes(int m, int n, string? name = null)
    {
        var elements = (double)m * n;
        NaiveIs("no tile: rows of a are read, columns of t are written");
        AtMost(Counter.Bytes, 8 * elements, naive: 36 * elements, once: 8 * elements, name: name,
            likely: Traffic(2 * elements, "an element is read more than once", writes: elements)
                ?? (Counts.GlobalReads.Accesses > elements ? "an element is read more than once" : null));
    }

    // Compulsory: each element read once and written once, 8 B. m and n are multiples of 8, so that every row starts at a whole sector.
    // Naive: rows of a are read whole, 4 B per element, but each element of t is written alone into a sector of 32 B: 36 B.
    // A warp per tile row on either side, mostly full: mn / 8 sectors each, so below 4 per request; naive (1/8 + 1) mn sectors.
    private void Budget(int m, int n)
    {
        var (elements, requests) = ((double)m * n, (double)m * Tiles(n) + (double)n * Tiles(m));
        NaiveIs("no tile: rows of a are read, columns of t are written");
        AtMost(Counter.SectorsPerRequest, 4, naive: 1.125 * elements / (2.0 * m * Tiles(n)),
            likely: $"{Apart()}: threads that differ in Group.IdxX must touch neighbours in a row, when reading and when writing");
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: Conflicts(128, "bank conflicts: a column of a tile whose rows are 32 floats long lies in one bank; rows of 33 floats "
                + "spread it over all 32"));
        Bytes(m, n);
        AtMost(Counter.Barriers, Tiles(m) * Tiles(n),
            likely: "one barrier is enough: between the last write to the tile and the first read");
        // A quarter of the warps may do it, 4 elements a thread; one warp of 32 may not.
        SpreadOver(Tiles(m) * Tiles(n), warps: Tile, uneven: 4);
        Meaning($"{Counts.Global.BytesMoved / elements:0.0} B per element, {36 * elements / Counts.Global.BytesMoved:0.0}x less than "
            + $"writing down the columns; {Counts.Shared.WavefrontsPerRequest:0.0} wavefronts per access to the tile, where a tile "
            + "without padding takes 32 to read.");
        Meaning($"{Counts.Global.SectorsPerRequest:0.00} sectors per request, and a copy of the matrix would need as many: in traffic, a "
            + "transpose is a copy.");
    }
}
