using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;
using ILGPU;
using ILGPU.Runtime;
using Half = ILGPU.Half;

namespace Graders;

/// <summary>Products of matrices whose last word, block, tile and group are not full; then the bytes of one.</summary>
public sealed class W4A16GemvGrader : QuantizedKernelGrader
{
    protected override void Require()
    {
        Run(40, 300, filled: true);
        Run(300, 520);
        Run(1, 1);
        Run(256, 256);
        Run(7, 300);
        Run(Draw.Int(257, 400), Draw.Int(60, 250));
        Run(Draw.Int(1025, 1200), Draw.Int(1, 40));
        // Longer than a table of 1,024, 4,096 or 12,288 columns holds, by more than a tile; the last block is shorter than a word.
        foreach (var least in (int[])[1281, 4353, 12_545]) Whole(Draw.Int(2, 3), least / 32 * 32 + 32 + Draw.Int(1, 7));
        // Every length that a block, a word and a tile leave over.
        foreach (var left in Enumerable.Range(0, 32)) Whole(Draw.Int(1, 9), Draw.Int(left == 0 ? 1 : 0, 17) * 32 + left);
        Scaled("of numbers up to 60,000", 3, 200, 2e4, 6e4, 2e4f);
        Scaled("subnormal", 3, 200, 2e-7, 5e-5, 1);
        // A tile of 256 and a block of 32: what each left in the places of the spare codes.
        Infinite(3, Draw.Int(3, 7));
        Infinite(3, 224 + Draw.Int(3, 7));
        Run(768, 1000, counted: true);
        // Where a way without shared memory may begin: one block, one group, few outputs, groups that are not full.
        foreach (var (n, k) in ((int, int)[])[(256, 32), (512, 64), (16, 1000), (32, 512), (528, 160)]) Run(n, k, within: true);
    }

    private void Run(int n, int k, bool filled = false, bool within = false, bool counted = false) => Case(Shape(n, k), () =>
    {
        var w = new Int4Weights(Draw, n, k);
        var x = Int4Mistakes.Activations(Draw, k);
        Product(w, x, Int4Mistakes.Rounding(w, x), filled);
        if (counted) Budget(w);
        if (within) NoMoreThan(1.05 * Needed(w), Once);
    }, "int4, float16");

    private void Infinite(int more, int at) => Case($"{Shape(20, 256 + more)}, x[{at}] infinite", () =>
    {
        var w = Int4Weights.Exact(Draw, 20, 256 + more);
        var x = Int4Mistakes.Whole(Draw, 256);
        x[at] = float.PositiveInfinity;
        var (without, with) = (Multiplied(w.First(256), x, Poisoned(20)), Multiplied(w, Int4Mistakes.Longer(x, 256, more), Poisoned(20)));
        That(Int4Mistakes.Agree(without, with), "infinities as without the short block", Int4Mistakes.OldX);
    }, "int4, float16");

    // Whole numbers and powers of two: exact to the last bit, so that one column of thousands shows.
    private void Whole(int n, int k) => Case($"{Shape(n, k)}, whole numbers", () =>
        Product(Int4Weights.Exact(Draw, n, k), Int4Mistakes.Whole(Draw, k), Tolerance.Exact), "int4, float16");

    private void Scaled(string name, int n, int k, double low, double high, float unit) => Case($"{Shape(n, k)}, scales {name}", () =>
    {
        var w = Int4Weights.Scaled(Draw, n, k, low, high);
        float[] x = [.. Enumerable.Range(0, k).Select(_ => (float)(Half)(unit * (float)Draw.Real(-2, 2)))];
        Product(w, x, Int4Mistakes.Rounding(w, x));
    }, "int4, float16");

    private void Product(Int4Weights w, float[] x, Tolerance tolerance, bool filled = false)
    {
        var before = filled ? Draw.Normal(w.Outputs) : Poisoned(w.Outputs); // poison swallows what is added to it
        var (got, expected) = (Multiplied(w, x, before), w.Times(x, w.Weight));
        var right = Elements("y", got, expected, tolerance);
        if (filled) OldOutput.Mistakes(right, got, expected, before);
        Int4Mistakes.Of(right, w, x);
    }

    private float[] Multiplied(Int4Weights w, float[] x, float[] before)
    {
        var (words, scales) = (Upload2D("words", w.Words(), w.WordRows, w.Outputs), Upload2D("scales", w.Scales, w.Blocks, w.Outputs));
        var (activations, y) = (Upload("x", Array.ConvertAll(x, value => (Half)value)), Upload(before));
        Launch(W4A16Gemv.Kernel, () => W4A16Gemv.Multiply(Accelerator, words.View, scales.View, activations.View, y.View));
        return Download(y);
    }

    private static string Shape(int n, int k) => $"[{n}, {k}] times [{k}]";

    private const int Warps = 8; // per group

    private const string Once =
        "only packed weights and scales may move, each once: unpack in registers, and let each group bring x into shared memory once";

    private static double Needed(Int4Weights w) =>
        4.0 * w.WordRows * w.Outputs + 2.0 * w.Blocks * w.Outputs + 2.0 * w.Columns + 4.0 * w.Outputs;

    // Compulsory: 4 B for 8 weights, 2 B for the scale of 32, x once, y once. Rows of words and scales start at whole sectors: n is a
    // multiple of 16. Each group of 256 outputs brings x on chip again, 0.9 % more here.
    // Naive: all weights written to memory in 16 bits, and read from there: 4 B per weight more.
    // Shared memory: each warp stores 32 of each 256 x and reads every x once. Naive: it writes and reads each weight there as well.
    private void Budget(Int4Weights w)
    {
        double weights = (double)w.Outputs * w.Columns, needed = Needed(w);
        NaiveIs("weights unpacked to 16 bits in memory first, or in shared memory; sectors: lanes of a warp in rows of their own");
        AtMost(Counter.SectorsPerRequest, 4, naive: 32,
            likely: "lanes of a warp read words far apart: in a row of words, neighbours belong to neighbouring outputs, so let "
                + "neighbouring lanes own neighbouring outputs");
        AtMost(Counter.Bytes, 1.05 * needed, naive: needed + 4 * weights, once: needed,
            likely: Once);
        AtMost(Counter.WavefrontsPerRequest, 1,
            likely: "bank conflicts: all lanes of a warp want the same x at a time, and one pass serves them");
        AtMost(Counter.SharedRequests, Groups(w) * Warps * (w.Columns + Tiles(w)), naive: Groups(w) * Warps * (3.0 * w.Columns + Tiles(w)),
            likely: "shared memory is for x alone: unpack a code where it is used, and it never leaves its thread");
        SpreadOver(Groups(w), warps: Warps, uneven: 1.25); // one of them may bring x for all
        var h100 = Devices.H100Sxm;
        Meaning($"{Counts.Global.BytesMoved / weights:0.000} B per weight, where 16 bits take "
            + $"2: {2 * weights / Counts.Global.BytesMoved:0.00} times fewer bytes, and as many times more tokens per second while "
            + "memory is the limit.");
        Meaning($"{2 * weights / Counts.Global.BytesMoved:0.0} FLOP/B of useful work; an H100's ridge in FP32 is "
            + $"at {new Roofline(h100, Dtype.Fp32).Ridge:0}. There is room to unpack, and to serve several tokens with the same bytes: "
            + "04.7.");
    }

    private static int Groups(Int4Weights w) => (w.Outputs + 255) / 256;

    private static int Tiles(Int4Weights w) => (w.Columns + 255) / 256;
}
