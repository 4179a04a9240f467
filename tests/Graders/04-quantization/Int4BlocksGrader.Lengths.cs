using Headroom.Grading;

namespace Graders;

/// <summary>Every number of weights up to 40, quotients near a tie, and a second call.</summary>
public sealed partial class Int4BlocksGrader
{
    private void Lengths()
    {
        foreach (var block in (int[])[5, 16])
        {
            Case($"codes of 0 to 40 weights in blocks of {block}", () => LengthsOfCodes(block), "float32");
            Case($"values of 0 to 40 weights in blocks of {block}", () => LengthsOfValues(block), "float32");
        }
    }

    private void LengthsOfCodes(int block)
    {
        float[][] x = [.. Enumerable.Range(0, 41).Select(count => Weights(count, block))];
        var all = Array.ConvertAll(x, one => Quantized(one, block));
        var (codes, named) = Joined("code of x", "weight", [.. all.Zip(x, (one, values) => Unpacked(one.Packed, values.Length))]);
        var exact = Array.ConvertAll(x, one => Exact(one, block));
        var right = Elements("code", named, codes, [.. exact.SelectMany(part => part)], HalfStep);
        foreach (var width in (int[])[4, 8, 16, 32])
            right.Trap(() => [.. exact.SelectMany(part => part.Select((e, i) => i < part.Length / width * width ? e : OldData(i)))],
                $"the last weights, fewer than {width}, are left out", HalfStep);
        var (scales, ofBlock) = Joined("scales", "block", Array.ConvertAll(all, one => one.Scales));
        Elements("scales", ofBlock, scales,
            [.. x.SelectMany(one => Enumerable.Range(0, Blocks(one.Length, block)).Select(b => Extreme(one, b, block) / -8.0))],
            Tolerance.Relative(3 * Tolerance.Float32Roundoff));

        static double OldData(int i) => (i % 2 == 0 ? Int4BlocksGrader.OldData % 16 : Int4BlocksGrader.OldData / 16) - 8;
    }

    // Before rounding: up to 7, the last code.
    private static double[] Exact(float[] x, int block) =>
        [.. x.Select((value, i) => Math.Min(7, value / (Extreme(x, i / block, block) / -8.0)))];

    private void LengthsOfValues(int block)
    {
        var (got, expected) = (new List<float[]>(), new List<double[]>());
        for (var count = 0; count <= 40; count++)
        {
            byte[] packed = [.. Enumerable.Range(0, Bytes(count)).Select(_ => (byte)Draw.Int(0, 255))];
            var scales = Draw.Normal(Blocks(count, block));
            got.Add(Back(packed, scales, block, count));
            expected.Add([.. Unpacked(packed, count).Select((code, i) => code * (double)scales[i / block])]);
        }
        var (y, named) = Joined("y", "weight", [.. got]);
        Elements("y", named, y, [.. expected.SelectMany(part => part)], Tolerance.Relative(2 * Tolerance.Float32Roundoff));
    }

    private static float[] Back(byte[] packed, float[] scales, int block, int count)
    {
        var y = Poisoned(count);
        Int4Blocks.Dequantize(packed, scales, block, y);
        return y;
    }

    // The extreme is 8 steps from 0, on one side in the first block and on the other in the second.
    private void Ties()
    {
        var size = Draw.Scale(0.01, 10);
        double[] quotients = [-8, .. NearTies(-8, 8), .. Enumerable.Range(0, 7).Select(_ => Draw.Real(-7, 6))];
        float[] x = [.. quotients.Select(q => (float)(size * q)), .. quotients.Select(q => (float)(-size / 3 * q))];
        Codes("codes near ties", x, quotients.Length);
    }

    // Either sign is right, and the codes follow from the one that was taken.
    private void OfBothSigns() => Case("codes where x and -x are the largest of a block", () =>
    {
        float[] x = [.. Enumerable.Range(0, 4).SelectMany(b =>
        {
            var size = (b % 2 == 0 ? 1 : -1) * (float)Draw.Scale(0.1, 10);
            return (float[])[size * (float)Draw.Real(-0.9, 0.9), size, 0.4f * size, -size, size * (float)Draw.Real(-0.9, 0.9)];
        })];
        var (packed, scales) = Quantized(Input("x", x), 5);
        double[] signs = [.. scales.Select((scale, b) => Math.Sign(scale) * (double)Math.Sign(Extreme(x, b, 5) / -8))];
        double[] steps = [.. signs.Select((sign, b) => (sign < 0 ? -1 : 1) * (double)Extreme(x, b, 5) / -8)];
        Elements("scales", scales, steps, Tolerance.Relative(3 * Tolerance.Float32Roundoff));
        Elements("code of x", Unpacked(packed, x.Length), [.. x.Select((value, i) => Math.Min(7, value / steps[i / 5]))], HalfStep);
    }, "float32");

    // The same arrays, other values behind the first block.
    private void Again() => Case("a second call, other weights behind the same first ones", () =>
    {
        var x = Weights(128, 32);
        var (packed, scales) = Quantized(x, 32);
        var before = Array.ConvertAll(Unpacked(packed, 128), code => (double)code);
        var y = Back(packed, scales, 32, 128);
        Weights(96, 32, 0.5).CopyTo(x, 32);
        var (again, newScales) = Quantized(x, 32);
        Elements("code of x", Unpacked(again, 128), Exact(x, 32), HalfStep).Trap(() => before, Earlier);
        for (var i = 16; i < packed.Length; i++) packed[i] ^= 0x5A;
        Elements("y", Back(packed, newScales, 32, 128), [.. Unpacked(packed, 128).Select((code, i) => code * (double)newScales[i / 32])],
            Tolerance.Relative(2 * Tolerance.Float32Roundoff)).Trap(() => Array.ConvertAll(y, value => (double)value), Earlier);
    }, "float32");
}
