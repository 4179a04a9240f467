using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using ILGPU;
using ILGPU.Runtime;
using Scales = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using Y = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// The dot product of two words, products of ragged tiles, and one whose sums rise above 2^24 and come back; then the counts.
/// </summary>
public sealed class W8A8MatMulGrader : QuantizedKernelGrader
{
    private const int Tile = 16;

    protected override void Require()
    {
        Dot("two words", [-127, 10, -3, 20], [127, -20, -10, 5], 30);
        Dot("words of the largest codes", [127, -127, 127, -127], [127, 127, -127, -127], Draw.Int(-99, 99));
        Dot("two words, and a sum above 2^24", Even(), Drawn(), (1 << 24) + 2 * Draw.Int(1, 999) + 1);
        Dot("two words, and a sum below -2^30", Even(), Drawn(), -(1 << 30) - 2 * Draw.Int(1, 999) - 1);
        foreach (var only in Enumerable.Range(0, 4)) Dot($"words of which code {only} alone is not 0", Only(only), Only(only), 7);
        Run(20, 20, 170, filled: true);
        Run(35, 18, 203);
        Run(16, 16, 2);
        Run(1, 40, 64);
        Run(Draw.Int(17, 40), Draw.Int(41, 60), Draw.Int(80, 150));
        Run(3, Draw.Int(321, 340), Draw.Int(1, 9));
        Run(Draw.Int(321, 340), 2, Draw.Int(1, 9));
        // Every number of words that a step leaves over, every number of codes that a word does, every tail of a tile.
        foreach (var left in Enumerable.Range(0, 16))
            Run(1 + 5 * left % 16, 1 + 3 * left % 16, 4 * (left + 16 * Draw.Int(left == 0 ? 1 : 0, 1)) - Draw.Int(0, 3));
        Run(4, 6, 90, rowScale: 1e-15, columnScale: 1e-12);
        Run(4, 6, 90, rowScale: 1e12, columnScale: 1e9);
        Run(4, 6, 90, rowScale: 1e-20, columnScale: 1e-21); // a product of two has 10 bits, that of a sum and both has 24
        Run(4, 6, 90, rowScale: 1e-39, columnScale: 1e30);
        Run(4, 6, 90, rowScale: 1e30, columnScale: 1e-39);
        Run(3, 5, 4096 + Draw.Int(70, 160), far: true);
        Run(40, 72, 224, counted: true);
        // Where a way without tiles may begin: few words, few rows or columns. The first have full tiles.
        foreach (var (m, n, k) in ((int, int, int)[])[(32, 48, 32), (32, 48, 64), (32, 48, 256), (1, 48, 224), (48, 1, 224)])
            Run($"{m}x{n}x{k} (m, n, k), full words", m, n, k, false, false, false, 0.01, 0.01, within: true);
    }

    private int[] Drawn() => [.. Enumerable.Range(0, 4).Select(_ => Draw.Int(-127, 127))];

    // Added to an odd sum they leave it odd, which no float above 2^24 is.
    private int[] Even() => Array.ConvertAll(Drawn(), code => code / 2 * 2);

    private int[] Only(int at)
    {
        var codes = new int[4];
        codes[at] = Draw.Int(-127, -1);
        return codes;
    }

    private const string InFloats = "the sum goes through floats: above 2^24 they skip whole numbers";

    private void Dot(string name, int[] a, int[] b, int sum) => Case(name, () =>
    {
        var products = a.Zip(b, (p, q) => p * q).ToArray();
        Number($"sum of 4 products and {sum:#,0}", W8A8MatMul.Dot(Int8Matrices.Word(a), Int8Matrices.Word(b), sum), sum + products.Sum())
            .Within(Tolerance.Exact)
            .Trap(products.Sum(), "the sum so far is left out: Dot adds to it")
            .Trap(sum + a.Zip(b, (p, q) => (byte)p * (byte)q).Sum(),
                "a code below 0 is read as one above 127: a byte has no sign until it is extended")
            .Trap(sum + a.Zip(b, (p, q) => (byte)p * q).Sum(), "a code of the first word below 0 is read as one above 127")
            .Trap(sum + a.Zip(b, (p, q) => p * (byte)q).Sum(), "a code of the second word below 0 is read as one above 127")
            .Trap(sum + products[0], "one product of four")
            .Trap(sum + products[..3].Sum(), "three products of four: the one of the highest 8 bits is left out")
            .Trap(sum + a.Zip(b.Reverse(), (p, q) => p * q).Sum(), "the codes of one word are taken from the other end")
            .Trap(sum + products.Sum(p => (sbyte)p), "a product of two codes kept in 8 bits: 127 x 127 needs 15")
            .Trap(products.Aggregate((float)sum, (total, p) => total + p), InFloats)
            .Trap(products.Reverse().Aggregate((float)sum, (total, p) => total + p), InFloats)
            .Trap((short)(sum + products.Sum()), "a sum in 16 bits wraps: three products of 127 x 127 are too many for it");
    }, "int8");

    private void Run(int m, int n, int k, bool far = false, bool filled = false, bool counted = false) =>
        Run($"{m}x{n}x{k} (m, n, k)", m, n, k, far, filled, counted, 0.01, 0.01);

    private void Run(int m, int n, int k, double rowScale, double columnScale) => Run(
        $"{m}x{n}x{k} (m, n, k), scales about {Numbers.Short(rowScale)} and {Numbers.Short(columnScale)}", m, n, k, false, false, false,
        rowScale, columnScale);

    private void Run(
        string name, int m, int n, int k, bool far, bool filled, bool counted, double rowScale, double columnScale,
        bool within = false) => Case(name, () =>
    {
        var codes = far ? Int8Matrices.Far(Draw, m, n, k) : Int8Matrices.Of(Draw, m, n, k);
        float[] rows = Scale(m, rowScale), columns = Scale(n, columnScale);
        var (x, w) = (Upload2D("x", codes.WordsOfX(), m, codes.Words), Upload2D("w", codes.WordsOfW(), n, codes.Words));
        var before = filled ? Draw.Normal(m * n) : Poisoned(m * n); // poison swallows what is added to it
        var (rowScales, columnScales, y) = (Upload("rowScales", rows), Upload("columnScales", columns), Upload2D(before, m, n));
        var multiply = Accelerator.LoadStreamKernel<Words, Words, Scales, Scales, Y>(W8A8MatMul.Kernel);
        var config = new KernelConfig(new Index2D(Tiles(n), Tiles(m)), new Index2D(Tile, Tile));
        Launch(W8A8MatMul.Kernel, () => multiply(config, x.View, w.View, rowScales.View, columnScales.View, y.View));

        // The sum is exact; to a float, times a scale, times a scale: three roundings. Below 1e-38 floats are 1.4e-45 apart.
        var tolerance = new Tolerance(
            1.4e-45 * (1 + rows.Max() + columns.Max()), 4 * Tolerance.Float32Roundoff);
        var (got, expected) = (Download(y), codes.Product(rows, columns));
        var right = Elements("y", got, expected, tolerance, m, n);
        if (filled)
            OldOutput.Mistakes(right, got, expected, before, Tolerance.Rounding(8, Tolerance.Float32Roundoff, expected.Max(Math.Abs)));
        codes.Mistakes(right, rows, columns);
        if (counted) Budget(m, n, codes);
        if (within) Within(m, n, codes);
    }, "int8, sums int32");

    private float[] Scale(int count, double about) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)Draw.Scale(0.1 * about, 10 * about))];

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    private const string Several =
        "words come from memory once per thread: let each thread load one word of both tiles, and all threads of the group read the tiles";

    // Threads past an edge may load what lies at it again, as long as each loads one word of both tiles.
    private void Within(int m, int n, Int8Matrices codes)
    {
        double tiles = Tiles(m) * Tiles(n), operands = 4.0 * codes.Words * 2 * Tile * tiles;
        NoMoreThan(1.1 * (operands + 4.0 * m * n + 96 * tiles * Tile / 2), Several);
        if (m % Tile == 0 && n % Tile == 0) AllWarpsWork(Tiles(m) * Tiles(n), warps: Tile * Tile / 32);
    }

    // What the tiling needs: x once for each column of tiles, w once for each row of tiles, y once, and for each warp of 2 rows of 16 lanes
    // a sector of row scales and two of column scales. Sides and words are multiples of 8: rows start at whole sectors.
    // Naive: float matrices in the same tiles.
    // FLOPs: two products per element of y, and whatever turns its sum into a float. Sums in floats take 2 per product of codes.
    private void Budget(int m, int n, Int8Matrices codes)
    {
        var operands = 4.0 * codes.Words * ((double)m * Tiles(n) + (double)n * Tiles(m));
        var rest = 4.0 * m * n + 96.0 * Tiles(m) * Tiles(n) * Tile / 2;
        NaiveIs("float matrices in the same tiles; sectors and wavefronts: tiles with row and column exchanged");
        AtMost(Counter.Flops, 4.0 * m * n, naive: 2.0 * m * n * codes.Columns,
            likely: "products of codes are computed or added in floats: keep them whole numbers, and scale each finished sum");
        AtMost(Counter.SectorsPerRequest, 4, naive: 16,
            likely: "a tile is loaded with row and column exchanged: threads that differ in Group.IdxX must read neighbours in a row of "
                + "x or w");
        AtMost(Counter.Bytes, 1.1 * (operands + rest), naive: 4 * operands + rest, once: 4.0 * ((m + n) * codes.Words + m * n + m + n),
            likely: Several);
        // Per step a warp stores 2 rows of 17 words, whose ends share a bank, and makes 33 requests of one pass: 35 / 34.
        AtMost(Counter.WavefrontsPerRequest, 1.05, naive: 4.3,
            likely: "bank conflicts: 16 neighbouring lanes go down a column of w's tile; rows of 17 words put them in 16 banks");
        AtMost(Counter.Barriers, 2 * ((codes.Words + Tile - 1) / Tile) * Tiles(m) * Tiles(n),
            likely: "two barriers per step are enough: when the tiles are complete, and when nobody reads them any more");
        SpreadOver(Tiles(m) * Tiles(n));
        var h100 = Devices.H100Sxm;
        Meaning($"{Counts.Global.BytesMoved / 1e3:0.0} kB moved, where floats in the same tiles move {(4 * operands + rest) / 1e3:0.0}: "
            + "a quarter of the operands' bytes.");
        Meaning($"{2.0 * m * n * codes.Columns:#,0} operations on whole numbers and {Counts.Operations.Flops:#,0} on floats. An H100's "
            + $"peak for int8 is {h100.Peak(Dtype.Int8).Rate.ToString()}, for float32 {h100.Peak(Dtype.Fp32).Rate.ToString()}.");
    }
}
