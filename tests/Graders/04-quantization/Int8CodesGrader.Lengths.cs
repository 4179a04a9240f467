using Headroom.Grading;

namespace Graders;

/// <summary>Every number of elements up to 40: whatever a vector leaves over, and nothing at all.</summary>
public sealed partial class Int8CodesGrader
{
    private const int Longest = 40;

    private void Lengths()
    {
        Case("codes of 0 to 40 elements", LengthsOfCodes, "float32");
        Case("values of 0 to 40 codes", LengthsOfValues, "float32");
    }

    private void LengthsOfScales()
    {
        float[][] x = [.. Enumerable.Range(1, Longest).Select(Farthest)];
        foreach (var (what, grid, of) in new (string, Grid, Func<float[], double>)[]
        {
            ("absmax scale", Int8Codes.Absmax, x => x.Append(0).Max(Math.Abs) / 127.0),
            ("zero-point scale", Int8Codes.ZeroPoint, x => (x.Append(0).Max() - (double)x.Append(0).Min()) / 255),
        })
        {
            var scales = Each(x, one => grid(one).Scale);
            var right = Elements(what, i => $"{what} of {Numbers.Count(i + 1, "element")}", scales, Each(x, of), s_rounded);
            foreach (var width in (int[])[4, 8, 16, 32])
                right.Trap(() => Each(x, one => of(one[..(one.Length / width * width)]) is > 0 and var scale ? scale : 1), Left(width));
        }
    }

    private float[] Farthest(int count)
    {
        var x = Draw.Normal(count);
        x[^1] = 9 * (count % 2 == 0 ? 1 : -1);
        return x;
    }

    private void LengthsOfCodes()
    {
        var (scale, zero) = ((float)Draw.Scale(1e-3, 1e2), Draw.Int(-20, 20));
        float[][] x = [.. Enumerable.Range(0, Longest + 1).Select(count => Draw.Normal(count, 30 * scale))];
        var (q, named) = Joined("q", "element", Each(x, one => Coded(one, scale, zero)));
        var exact = Each(x, one => Each(one, value => Clamp(value / (double)scale + zero)));
        var right = Elements("q", named, q, [.. exact.SelectMany(part => part)], HalfStep);
        foreach (var width in (int[])[4, 8, 16, 32]) right.Trap(() => Left(exact, width, UncodedYet), Left(width), HalfStep);
    }

    private void LengthsOfValues()
    {
        var (scale, zero) = ((float)Draw.Scale(1e-3, 1e2), Draw.Int(-20, 20));
        sbyte[][] q = [.. Enumerable.Range(0, Longest + 1).Select(count => Shuffled()[..count])];
        var (y, named) = Joined("y", "code", Each(q, one => Valued(one, scale, zero)));
        var exact = Each(q, one => Each(one, code => scale * (code - (double)zero)));
        var rounded = Tolerance.Rounding(3, Tolerance.Float32Roundoff, scale * 256);
        var right = Elements("y", named, y, [.. exact.SelectMany(part => part)], rounded);
        foreach (var width in (int[])[4, 8, 16, 32]) right.Trap(() => Left(exact, width, Poison), Left(width));
    }

    private static float[] Valued(sbyte[] q, float scale, float zero)
    {
        var y = Poisoned(q.Length);
        Int8Codes.Dequantize(q, scale, zero, y);
        return y;
    }

    private static double[] Left(double[][] parts, int width, double old) =>
        [.. parts.SelectMany(part => part.Select((value, i) => i < part.Length / width * width ? value : old))];

    private static string Left(int width) => $"the last elements, fewer than {width}, are left out";

    // The same array, other values behind the first 32.
    private void Again() => Case("a second call, other values behind the same first ones", () =>
    {
        var x = Draw.Normal(100);
        var (first, firstZero) = (Int8Codes.Absmax(x), Int8Codes.ZeroPoint(x));
        var (q, y) = (Coded(x, 0.1f, 3), Valued(Shuffled()[..100], 0.1f, 3));
        for (var i = 32; i < x.Length; i++) x[i] *= -3;
        var (low, high) = (x.Min(), x.Max());
        Number("absmax scale", Int8Codes.Absmax(x).Scale, x.Max(Math.Abs) / 127.0).Within(s_rounded).Trap(first.Scale, Earlier);
        Number("zero-point scale", Int8Codes.ZeroPoint(x).Scale, (high - (double)low) / 255).Within(s_rounded)
            .Trap(firstZero.Scale, Earlier);
        Elements("q", Coded(x, 0.1f, 3), Each(x, value => Clamp(value / (double)0.1f + 3)), HalfStep)
            .Trap(() => Each(q, code => (double)code), Earlier);
        var codes = Shuffled()[..100];
        var rounded = Tolerance.Rounding(3, Tolerance.Float32Roundoff, 26);
        Elements("y", Valued(codes, 0.1f, 3), Each(codes, code => 0.1f * (code - 3.0)), rounded)
            .Trap(() => Each(y, value => (double)value), Earlier);
    }, "float32");
}
