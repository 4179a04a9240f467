using Headroom.Grading;

namespace Graders;

/// <summary>Sizes, then each direction against the grader's own packing, then both; block and count need not fit each other.</summary>
public sealed partial class Int4BlocksGrader : QuantizationGrader
{
    protected override void Require()
    {
        Sizes();
        // Whole blocks; a ragged last one; blocks that end inside a byte; up to three weights; fewer weights than a block; a scale for each
        // weight; blocks longer than a table of 256 or 4,096.
        foreach (var (count, block) in ((int, int)[])[(128, 32), (2 * Draw.Int(40, 60) + 1, 32), (5 * Draw.Int(5, 9) + 3, 5), (1, 32),
            (Draw.Int(20, 60), 64), (2, 3), (3, 2), (Draw.Int(8, 20), 1), (Draw.Int(400, 900), Draw.Int(129, 320)),
            (Draw.Int(8300, 9000), Draw.Int(4097, 4150))])
        {
            Codes(count, block);
            Values(count, block);
        }
        Lengths();
        Ties();
        OfBothSigns();
        foreach (var size in (double[])[1e-34, 1e-20, 1e-12, 1e12, 1e30, 3e38])
            Codes($"codes, weights up to {Numbers.Short(size)}", Weights(Draw.Int(50, 70), 16, size), 16);
        RoundTrips();
        Again();
        Refusals();
        WhatItMeans();
    }

    private void Sizes()
    {
        // The last passes 2^31 when its bits are counted in an int.
        foreach (var (count, block) in ((int, int)[])[(4096, 64), (7, 3), (1, 32), (2, 1), (3, 3), (33, 32), (64, 32), (9, 4096),
            (Draw.Int(1000, 9999), Draw.Int(7, 90)), (Draw.Int(20_000, 99_999), Draw.Int(4097, 9999)), (1_000_000_000, 64),
            (1_000_000_000, 1_000_000_000)])
            Sizes(count, block);
        Case("sizes, 0 weights in blocks of 32", () =>
        {
            Number("bytes", Int4Blocks.Bytes(0), 0).Within(Tolerance.Exact).Trap(1, "one too many where nothing is stored");
            Number("blocks", Int4Blocks.Blocks(0, 32), 0).Within(Tolerance.Exact).Trap(1, "one too many where nothing is stored");
        });
    }

    private void Sizes(int count, int block) => Case($"sizes, {Shape(count, block)}", () =>
    {
        double bytes = (count + 1L) / 2, blocks = (count + block - 1L) / block;
        Number("bytes", Int4Blocks.Bytes(count), bytes).Within(Tolerance.Exact)
            .Trap(count / 2, "rounded down: the last weight of an odd number has half a byte too")
            .Trap(count / 2 + 1, "one too many where the weights are even: round the quotient up")
            .Trap(count, "one byte for each weight: two codes share one");
        Number("blocks", Int4Blocks.Blocks(count, block), blocks).Within(Tolerance.Exact)
            .Trap((count + 4095) / 4096, "blocks of at most 4,096: a block may be longer")
            .Trap(count / block, "rounded down: the last block is short, and has a scale all the same")
            .Trap(count / block + 1, "one too many where the blocks fit: round the quotient up");
        Number("bits per weight", Int4Blocks.BitsPerWeight(count, block), (8 * bytes + 32 * blocks) / count)
            .Trap((bytes + 4 * blocks) / count, "bytes where bits are asked")
            .Trap(8 * bytes / count, "the scales are left out: they have to be stored too")
            .Trap((8 * bytes + 16 * blocks) / count, "16 bits for a scale: these are floats of 32")
            .Trap(4 + 32 / block, "an integer quotient: the scale's share of a weight is a fraction of a bit")
            .Trap((double)unchecked(8 * (int)bytes + 32 * (int)blocks) / count,
                "a product of integers passed 2^31 and wrapped: start it with 8.0");
    });

    private void Codes(int count, int block) => Codes($"codes, {Shape(count, block)}", Weights(count, block), block);

    private void Codes(string name, float[] weights, int block) => Case(name, () =>
    {
        var (x, count) = (Input("x", weights), weights.Length);
        var (packed, scales) = Quantized(x, block);
        double[] steps = [.. Enumerable.Range(0, Blocks(count, block)).Select(b => Extreme(x, b, block) / -8)];
        Elements("scales", scales, steps, Tolerance.Relative(3 * Tolerance.Float32Roundoff))
            .Trap(() => Each(steps, s => -Math.Abs(s)),
                "without its sign: the x of largest magnitude gets code -8 on whichever side of 0 it lies")
            .Trap(() => Each(steps, s => Math.Abs(s)),
                "without its sign: the x of largest magnitude gets code -8 on whichever side of 0 it lies")
            .Trap(() => Each(steps, s => -s),
                "over 8 where -8 is asked: the x of largest magnitude would be 8 steps above 0, and 7 is the last code")
            .Trap(() => Each(steps, s => Math.Abs(s) * 8 / 7), "over 7, without its sign: 15 codes, one of the 16 is never used")
            .Trap(() => Each(steps, s => s * 8 / 7), "over 7 where -8 is asked: the x of largest magnitude gets code -8")
            .Trap(() => [.. steps.Select((_, b) => Block(x, b, block).Max() / -8.0)], "the largest x, not the one of largest magnitude")
            .Trap(() => [.. steps.Select((_, b) => Block(x, b, block).Min() / -8.0)], "the lowest x, not the one of largest magnitude")
            .Trap(() => Each(steps, _ => Extreme(x, 0, count) / -8), "one scale for all: each block has its own");
        PackedCodes(packed, x, steps, block);
    }, "float32");

    private void PackedCodes(byte[] packed, float[] x, double[] steps, int block)
    {
        double[] exact = [.. x.Select((value, i) => value / steps[i / block])];
        var codes = Each(exact, Nearest);
        Elements("code of x", Unpacked(packed, x.Length), Each(exact, e => Math.Min(e, 7)), HalfStep)
            .Trap(() => Swapped(codes), "the halves of a byte exchanged: the even weight lies in the low half")
            .Trap(() => Each(exact, e => Math.Min(7, Math.Truncate(e))), "cut off, not rounded: a cast or Truncate goes toward 0")
            .Trap(() => Each(exact, e => Math.Min(7, Math.Floor(e))), "rounded down: the nearest code is asked")
            .Trap(() => Each(codes, c => Math.Max(c, -7)), "-8 is a code: the x of largest magnitude has it")
            .Trap(() => Each(exact, e => Math.Round(e) is > 7 ? -8 : Math.Round(e)), "8 is no code: clamp at 7, or it becomes -8")
            .Trap(() => Spilled(exact), "8 is no code: clamp at 7, or its fifth bit spills into the weight beside it")
            .Trap(() => Each(codes, c => c + (c < 0 ? 8 : -8)), "code + 8 is stored, a number from 0 to 15, not the low bits of the code")
            .Trap(() => [.. codes.Select((c, i) => ((int)c + 8 | (i % 2 == 0 ? OldData % 16 : OldData / 16)) - 8.0)],
                "joined with old data: packed holds some when it arrives")
            .Trap(() => [.. x.Select(value => Nearest(value / steps[0]))],
                "all with the scale of the first block: weight i has scales[i / block]")
            .Trap(() => [.. codes.Select((c, i) => i == x.Length - 1 && i % 2 == 0 ? -8 : c)],
                "an odd number of weights: the last one, alone in its byte, has a code too")
            .Trap(() => [.. exact.Select((e, i) => Math.Abs(steps[i / block]) < 1e-5 ? 0 : Nearest(e))],
                "a small scale is taken for 0: only a block of zeros has none")
            .TrapRounding(NearlyHalfStep, NotAtTheHalf);
        if (x.Length % 2 == 1)
            Number("spare half byte", packed[^1] >> 4, 0).Within(Tolerance.Exact)
                .Trap(packed[^1] >> 4, "the spare half of the last byte holds old data: it is 0");
    }

    private void Values(int count, int block) => Case($"values, {Shape(count, block)}", () =>
    {
        var packed = Input("packed", Enumerable.Range(0, Bytes(count)).Select(_ => (byte)Draw.Int(0, 255)).ToArray());
        var scales = Input("scales", Draw.Normal(Blocks(count, block)));
        var (codes, steps) = (Each(Unpacked(packed, count), c => (double)c), Each(scales, s => (double)s));
        var y = Poisoned(count);
        Int4Blocks.Dequantize(packed, scales, block, y);
        Elements("y", y, With(i => codes[i] * steps[i / block]), Tolerance.Relative(2 * Tolerance.Float32Roundoff))
            .Trap(() => With(i => Swapped(codes, packed, i) * steps[i / block]),
                "the halves of a byte exchanged: the even weight lies in the low half")
            .Trap(() => With(i => (codes[i] + (codes[i] < 0 ? 8 : -8)) * steps[i / block]),
                "a signed half byte: what is stored is code + 8, from 0 to 15")
            .Trap(() => With(i => (codes[i] + 8) * steps[i / block]), "8 is not subtracted: what is stored is code + 8, from 0 to 15")
            .Trap(() => With(i => ((i % 2 == 0 ? packed[i / 2] : packed[i / 2] >> 4) - 8) * steps[i / block]),
                "the other half of the byte is still there: keep 4 bits with & 15")
            .Trap(() => With(i => codes[i] * steps[Math.Min(i / block + 1, steps.Length - 1)]),
                "the scale of the next block: weight i has scales[i / block]")
            .Trap(() => With(i => codes[i] * steps[Math.Max(i / block - 1, 0)]),
                "the scale of the block before: weight i has scales[i / block]")
            .Trap(() => With(i => codes[i] * steps[i / 2 / block]),
                "the block of its byte: a block counts weights, weight i has scales[i / block]");

        double[] With(Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
    }, "float32");
}
