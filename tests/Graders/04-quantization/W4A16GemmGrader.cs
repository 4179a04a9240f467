using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>Batches of 1 to 64 whose last tile, block and word are not full; then the bytes of three tiles of tokens.</summary>
public sealed class W4A16GemmGrader : QuantizedKernelGrader
{
    protected override void Require()
    {
        Run(20, 40, 300, filled: true);
        Run(1, 130, 33);
        Run(1, 1, 1);
        Run(64, 128, 64);
        Run(16, 5, 32);
        Run(Draw.Int(33, 63), Draw.Int(129, 200), Draw.Int(40, 90));
        Run(2, Draw.Int(1025, 1100), Draw.Int(1, 9));
        Whole(Draw.Int(2, 5), 2, 1312 + Draw.Int(1, 7));
        // Every length that a block leaves over, every number of tokens that a tile does.
        int[] batches = [.. Enumerable.Range(1, 32)];
        Draw.Shuffle(batches);
        foreach (var left in Enumerable.Range(0, 32)) Whole(batches[left], Draw.Int(1, 9), Draw.Int(left == 0 ? 1 : 0, 1) * 32 + left);
        Scaled("of numbers up to 60,000", 3, 9, 100, 2e4, 6e4);
        Scaled("subnormal", 3, 9, 100, 2e-7, 5e-5);
        Infinite(3, 40, 64, Draw.Int(1, 31));
        Run(40, 272, 336, counted: true);
        // Where a way without tiles may begin: one token and a few, one block, few outputs. Then full tiles with little to load and with
        // much.
        foreach (var (batch, n, k) in ((int, int, int)[])[(1, 256, 320), (Draw.Int(2, 5), 128, 160), (16, 128, 32), (16, 16, 320),
            (32, 256, 64), (32, 256, 320)])
            Run(batch, n, k, within: true);
    }

    private void Run(
        int batch, int n, int k, bool filled = false, bool within = false, bool counted = false) => Case(Shape(batch, n, k), () =>
    {
        var w = new Int4Weights(Draw, n, k);
        var x = Int4Mistakes.Activations(Draw, batch * k);
        Product(batch, w, x, Int4Mistakes.Rounding(w, x), filled);
        if (counted) Budget(w, batch);
        if (within) Within(w, batch);
    }, "int4, float16");

    private void Scaled(
        string name, int batch, int n, int k, double low, double high) => Case($"{Shape(batch, n, k)}, scales {name}", () =>
    {
        var w = Int4Weights.Scaled(Draw, n, k, low, high);
        var x = Int4Mistakes.Activations(Draw, batch * k);
        Product(batch, w, x, Int4Mistakes.Rounding(w, x));
    }, "int4, float16");

    // In each token one x of the last whole block, where the short one behind it has none.
    private void Infinite(
        int batch, int n, int k, int more) => Case($"{Shape(batch, n, k + more)}, infinities in the block before the last", () =>
    {
        var w = Int4Weights.Exact(Draw, n, k + more);
        var x = Int4Mistakes.Whole(Draw, batch * k);
        for (var row = 0; row < batch; row++) x[row * k + k - 32 + Draw.Int(more, 31)] = Draw.Of(1, -1) * float.PositiveInfinity;
        var without = Multiplied(batch, w.First(k), x, Poisoned(batch * n));
        var with = Multiplied(batch, w, Int4Mistakes.Longer(x, k, more), Poisoned(batch * n));
        That(Int4Mistakes.Agree(without, with), "infinities as without the short block", Int4Mistakes.OldX);
    }, "int4, float16");

    // Whole numbers and powers of two: exact to the last bit, so that one column of a thousand shows.
    private void Whole(int batch, int n, int k) => Case($"{Shape(batch, n, k)}, whole numbers", () =>
        Product(batch, Int4Weights.Exact(Draw, n, k), Int4Mistakes.Whole(Draw, batch * k), Tolerance.Exact), "int4, float16");

    private void Product(int batch, Int4Weights w, float[] x, Tolerance tolerance, bool filled = false)
    {
        var n = w.Outputs;
        var before = filled ? Draw.Normal(batch * n) : Poisoned(batch * n); // poison swallows what is added to it
        var (got, expected) = (Multiplied(batch, w, x, before), w.Times(x, w.Weight));
        var right = Elements("y", got, expected, tolerance, ("tokens", batch), ("outputs", n));
        if (filled) OldOutput.Mistakes(right, got, expected, before);
        Tokens(right, batch, n, expected);
        Int4Mistakes.Of(right, w, x);
    }

    private float[] Multiplied(int batch, Int4Weights w, float[] x, float[] before)
    {
        var (n, k) = (w.Outputs, w.Columns);
        var (words, scales) = (Upload2D("words", w.Words(), w.WordRows, n), Upload2D("scales", w.Scales, w.Blocks, n));
        var (activations, y) = (Upload2D("x", Array.ConvertAll(x, value => (Half)value), batch, k), Upload2D(before, batch, n));
        Launch(W4A16Gemm.Kernel, () => W4A16Gemm.Multiply(Accelerator, words.View, scales.View, activations.View, y.View));
        return Download(y);
    }

    private static void Tokens(ArrayExpectation y, int batch, int n, double[] expected)
    {
        double[] Row(Func<int, int> token) =>
            [.. expected.Select((_, i) => expected[Math.Min(token(i / n), batch - 1) * n + i % n])];
        y.Trap(() => Row(token => token / 4 * 4), "the first of each four tokens for all four: sum j has x of token 4 * Group.IdxY + j")
            .Trap(() => Row(token => token % 16), "the first 16 tokens for all: a group's tokens begin at 16 * Grid.IdxY")
            .Trap(() => Row(token => token / 16 * 16 + token % 4),
                "the first four tokens of a tile for all of it: the tile has a row for each")
            .Trap(() => Row(token => token / 16 * 16 + token % 16 / 4 + 4 * (token % 4)),
                "tokens exchanged within the tile: sum j is that of token 4 * Group.IdxY + j, when it is made and when it is written")
            .Trap(() => [.. expected.Select((_, i) => expected[i / n * n + i % n % 128])],
                "the first 128 outputs for all: a group's outputs begin at 128 * Grid.IdxX");
    }

    private static string Shape(int batch, int n, int k) => $"{batch}x{n}x{k} (batch, n, k)";

    private const string Several =
        "words, scales or x come from memory several times for one tile: each thread loads one word and one x per step, a fourth of them "
            + "one scale, and all share them";

    // A tile that is not full may read an x for each of its 16 tokens all the same, that of the last one again.
    private void Within(Int4Weights w, int batch)
    {
        int rows = (batch + 15) / 16, columns = (w.Outputs + 127) / 128;
        double packed = 4.0 * w.WordRows * w.Outputs + 2.0 * w.Blocks * w.Outputs;
        NoMoreThan(1.05 * (packed * rows + 2.0 * 16 * rows * w.Columns * columns + 4.0 * batch * w.Outputs), Several);
        if (batch % 16 == 0 && w.Outputs % 128 == 0) AllWarpsWork(rows * columns, warps: 16);
    }

    // What the tiling needs: words and scales once for each 16 tokens, x once for each 128 outputs, y once. All rows start at whole
    // sectors: n and k are multiples of 16.
    // Naive: the kernel of 04.6, once for each token, with one group along n.
    private void Budget(Int4Weights w, int batch)
    {
        int rows = (batch + 15) / 16, columns = (w.Outputs + 127) / 128, steps = (w.Columns + 31) / 32;
        double packed = 4.0 * w.WordRows * w.Outputs + 2.0 * w.Blocks * w.Outputs;
        double x = 2.0 * batch * w.Columns, y = 4.0 * batch * w.Outputs;
        NaiveIs("the kernel of 04.6, once for each token; sectors: a tile loaded with row and column exchanged");
        AtMost(Counter.SectorsPerRequest, 4, naive: 16,
            likely: "a tile is loaded with row and column exchanged: threads that differ in Group.IdxX must read neighbours in a row of "
                + "words, scales or x");
        AtMost(Counter.Bytes, 1.05 * (packed * rows + x * columns + y), naive: packed * batch + x + y,
            once: packed + 2.0 * batch * w.Columns + y,
            likely: Several);
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: "bank conflicts: lanes that differ in Group.IdxX should read and write neighbours in a row of the tile");
        AtMost(Counter.Barriers, 2 * steps * rows * columns,
            likely: "two barriers per step are enough: when the tiles are complete, and when nobody reads them any more");
        SpreadOver(rows * columns);
        var perToken = Counts.Global.BytesMoved / (double)batch;
        Meaning($"{perToken / 1e3:0.0} kB per token, where {batch} products of 04.6 move {(packed + (x + y) / batch) / 1e3:0.0} for "
            + $"each: {(packed * batch + x + y) / Counts.Global.BytesMoved:0.0} times fewer.");
        Meaning("The weights' bytes are paid once for a tile of 16 tokens, full or not. The gain ends where arithmetic does: a GPU with "
            + "100 to 200 FLOPs per byte does 25 to 50 multiply-adds in the time that 4 bits take to arrive.");
    }
}
