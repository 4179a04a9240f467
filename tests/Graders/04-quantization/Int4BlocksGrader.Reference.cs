using Headroom.Grading;

namespace Graders;

public sealed partial class Int4BlocksGrader
{
    private const byte OldData = 0x5A;

    // In each block one extreme, above 0 and below in turn, and opposite to it one x of nearly the same magnitude: 8 steps away, where 7 is
    // the last
    // code. The blocks' magnitudes differ, so that a neighbour's scale shows.
    private float[] Weights(int count, int block, double largest = 10)
    {
        var x = new float[count];
        for (var from = 0; from < count; from += block)
        {
            var size = (from / block % 2 == 0 ? 1 : -1) * Draw.Scale(largest / 1000, largest);
            double[] steps = [1, -0.97, .. Enumerable.Range(0, block).Select(_ => Draw.Real(-0.9, 0.9))];
            var values = Array.ConvertAll(steps[..Math.Min(block, count - from)], step => (float)(size * step));
            Draw.Shuffle(values);
            values.CopyTo(x, from);
        }
        return x;
    }

    private static (byte[] Packed, float[] Scales) Quantized(float[] x, int block)
    {
        var (packed, scales) = (new byte[Bytes(x.Length)], Poisoned(Blocks(x.Length, block)));
        Array.Fill(packed, OldData);
        Int4Blocks.Quantize(x, block, packed, scales);
        return (packed, scales);
    }

    private static int Bytes(int count) => (count + 1) / 2;

    private static int Blocks(int count, int block) => (count + block - 1) / block;

    private static float[] Unpacked(byte[] packed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)((i % 2 == 0 ? packed[i / 2] % 16 : packed[i / 2] / 16) - 8))];

    private static double Nearest(double exact) => Math.Clamp(Math.Round(exact), -8, 7);

    // As read in the right order, when they were stored in the wrong one.
    private static double[] Swapped(double[] codes) =>
        [.. codes.Select((_, i) => (i ^ 1) < codes.Length ? codes[i ^ 1] : -8)];

    private static double Swapped(double[] codes, byte[] packed, int i) =>
        (i ^ 1) < codes.Length ? codes[i ^ 1] : packed[i / 2] / 16 - 8;

    // Not clamped, and joined by |: 8 + 8 sets the fifth bit of the low half, which is the lowest one of the high half.
    private static double[] Spilled(double[] exact)
    {
        var stored = Array.ConvertAll(exact, e => (int)Math.Round(e) + 8);
        return [.. stored.Select((s, i) => (double)(s % 16 | (i % 2 == 1 && stored[i - 1] == 16 ? 1 : 0)) - 8)];
    }

    private static float Extreme(float[] x, int b, int block) => Block(x, b, block).MaxBy(Math.Abs);

    private static float[] Block(float[] x, int b, int block) => x[(b * block)..Math.Min(x.Length, (b + 1) * block)];

    private static double[] Each<T>(T[] values, Func<T, double> of) => [.. values.Select(of)];

    private static string Shape(int count, int block) => $"{Numbers.Count(count, "weight")} in blocks of {block}";

    private void RoundTrips()
    {
        RoundTrip("normal weights", Draw.Normal(Draw.Int(100, 200), 0.02f), 32);
        RoundTrip("a block of zeros among others", [.. Draw.Normal(16), .. new float[16], .. Draw.Normal(9)], 16);
        RoundTrip("one value throughout", [.. Enumerable.Repeat((float)Draw.Real(-9, -3), 21)], 8);
        RoundTrip("zeros of both signs", [.. Draw.Normal(7), .. Enumerable.Repeat(-0f, 7), 0, -0f, 0], 7);
        RoundTrip("subnormal numbers", Draw.Normal(40, 1e-39f), 16);
        RoundTrip("nothing", [], 32);
    }

    // Half a step, and a whole one for an x that lies 8 steps from 0 on the side of 7.
    private void RoundTrip(string name, float[] x, int block) => Case($"there and back, {name}", () =>
    {
        var (packed, scales) = Quantized(Input("x", x), block);
        var y = Poisoned(x.Length);
        Int4Blocks.Dequantize(packed, scales, block, y);
        for (var b = 0; b < scales.Length; b++)
        {
            double[] exact = [.. Block(x, b, block).Select(value => (double)value)];
            var step = Math.Abs(scales[b]) * (1 + 1e-3);
            var clipped = exact.Any(e => e / scales[b] > 7.5);
            Elements($"y of block {b}", Block(y, b, block), exact, Tolerance.Absolute(clipped ? step : step / 2));
        }
        That(y.Length == x.Length, "as many values as weights", "");
    }, "float32");

    private void Refusals()
    {
        foreach (var (name, value, otherwise) in new[]
        {
            ("NaN", float.NaN, "a NaN passes: it is not larger than anything, so it comes through the search for the extreme unseen"),
            ("infinity", float.PositiveInfinity, "an infinity passes: its scale is infinite, and the whole block is lost"),
            ("minus infinity", float.NegativeInfinity, "an infinity passes: its scale is infinite, and the whole block is lost"),
        })
        {
            // The last weight is alone in its block.
            Refuses(name, value, Draw.Normal(2017), [Draw.Int(1000, 2000), 0, 31, 2016], otherwise, x => Quantized(x, 32), 32);
            Refuses($"{name}, blocks of 7", value, Draw.Normal(1005), [1004, 6, 7], otherwise, x => Quantized(x, 7), 7);
        }
    }

    // 65,536 normal weights: the error is known to 0.3 %. 0.0859 in blocks of 32 is the figure of the reference table.
    private void WhatItMeans() => Case("error on normal weights", () =>
    {
        var x = Draw.Normal(65_536);
        var error = Error(x, 32);
        Number("relative RMSE, blocks of 32", error, 0.0859).Within(Tolerance.Relative(0.02));
        Meaning($"{error:0.0000} is the relative error in blocks of 32, at {Int4Blocks.BitsPerWeight(x.Length, 32):0.00} bits per "
            + $"weight; {Error(x, 4096):0.0000} in blocks of 4,096, at {Int4Blocks.BitsPerWeight(x.Length, 4096):0.00}.");
        Meaning("A scale in 16 bits, as GGUF stores it, makes that 4.5 bits for blocks of 32. 04.4 goes further.");
    });

    private static double Error(float[] x, int block)
    {
        var (packed, scales) = Quantized(x, block);
        var y = new float[x.Length];
        Int4Blocks.Dequantize(packed, scales, block, y);
        return Math.Sqrt(x.Zip(y, (a, b) => Math.Pow(a - (double)b, 2)).Sum() / x.Sum(a => (double)a * a));
    }
}
