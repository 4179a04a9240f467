using Headroom.Grading;

namespace Graders;

// Blocks of both formats, the rotation, the gradient, and what is measured of it.
public sealed partial class FourBitStepGrader
{
    private static readonly Tolerance s_float = Tolerance.Relative(8 * Tolerance.Float32Roundoff);

    private void MxBlocks()
    {
        foreach (var (count, shrink, drawn) in ((int, float, bool)[])
            [
                (32, 1, false), (Draw.Int(70, 95), 1, false), (1, 1, false), (0, 1, false), (64, 0.75f, false),
                (Draw.Int(33, 63), 0.75f, true),
                (Draw.Int(400, 500), (float)Draw.Real(0.5, 0.7), true),
            ])
            Case($"MXFP4, {Numbers.Count(count, "number")}, times {shrink:0.##}{(drawn ? ", drawn" : "")}", () =>
                Part(nameof(FourBitStep.MxFp4), () =>
                {
                    var (x, seed) = (Array.Empty<float>(), 0);
                    var right = Settled(reference =>
                    {
                        (x, seed) = (Values(count), Draw.Int(0, int.MaxValue - 1));
                        if (count > 1) x[Draw.Int(0, Math.Min(count, 32) - 1)] = Draw.Of(-7.9f, 7.2f) * MathF.ScaleB(1, Draw.Int(-4, 4));
                        if (count > 64) Array.Clear(x, 32, 32);
                        return reference.MxFp4(x, shrink, drawn ? new Random(seed) : null);
                    });
                    var got = FourBitStep.MxFp4(Input("x", x), shrink, drawn ? new Random(seed) : null);
                    Blocks(got, right, count)?
                        .Trap(() => new FourBitReference().MxFp4(x, 1, drawn ? new Random(seed) : null).Values, "shrink is left out")
                        .Trap(() => [.. right.Values.Select(value => value * shrink)], "not divided by shrink again")
                        .Trap(() => new FourBitReference().MxFp4(x, shrink, null).Values, "to the nearest, though random is given");
                }));
    }

    private void NvBlocks()
    {
        foreach (var (rows, columns, drawn) in ((int, int, bool)[])
            [
                (1, 16, false), (2, Draw.Int(18, 31), false), (3, 5, true), (0, 7, false), (1, 1, false),
                (Draw.Int(3, 5), Draw.Int(40, 70), true),
                (Draw.Int(20, 30), 32, false),
            ])
            Case($"NVFP4, {rows} x {columns}{(drawn ? ", drawn" : "")}", () => Part(nameof(FourBitStep.NvFp4), () =>
            {
                var (x, seed) = (Array.Empty<float>(), 0);
                var right = Settled(reference =>
                {
                    (x, seed) = (Values(rows * columns), Draw.Int(0, int.MaxValue - 1));
                    if (rows > 1) Array.Clear(x, 0, Math.Min(16, columns));
                    return reference.NvFp4([.. x.Select(each => (double)each)], columns, drawn ? new Random(seed) : null);
                });
                var got = FourBitStep.NvFp4(Input("x", x), columns, drawn ? new Random(seed) : null);
                Blocks(got, right, rows * columns)?
                    .Trap(() => new FourBitReference().NvFp4([.. x.Select(each => (double)each)], x.Length, null).Values,
                        "blocks run on over the end of a row");
            }));
        // The second block is so small that E4M3 rounds its scale to 0, and holds a 0; the third has a scale below E4M3's least exponent.
        Case("NVFP4 of blocks far below the largest", () => Part(nameof(FourBitStep.NvFp4), () =>
        {
            var (x, right) = (Array.Empty<float>(), (Array.Empty<double>(), Array.Empty<double>()));
            right = Settled(reference =>
            {
                x = Draw.Normal(48);
                for (var i = 16; i < 48; i++) x[i] *= i < 32 ? 1e-8f : 1e-5f;
                (x[3], x[20]) = (4, 0);
                return reference.NvFp4([.. x.Select(each => (double)each)], 48, null);
            });
            var (values, scales) = FourBitStep.NvFp4(Input("x", x), 48, null);
            That(!values.Any(float.IsNaN), "no NaN", "NaN: a block may be no zeros and have a scale of 0, which E4M3 gives what is small");
            if (!values.Any(float.IsNaN)) Blocks((values, scales), right, 48);
        }));
        Case("NVFP4 of zeros", () => Part(nameof(FourBitStep.NvFp4), () =>
        {
            var (values, scales) = FourBitStep.NvFp4(new float[20], 20, null);
            That(values.Length == 20 && values.All(each => each == 0) && scales.Length == 2 && scales.All(each => each == 0),
                "zeros, under scales of 0", "zeros must come back as zeros, with a scale of 0 for each block: is 0 divided by 0?");
        }));
    }

    // The logarithm of a number just below a power of two, rounded to float, is that power's.
    private void MxEdges() => Case("MXFP4, powers of two and what is just below", () => Part(nameof(FourBitStep.MxFp4), () =>
    {
        var x = new float[32 * 18];
        for (var block = 0; block < 18; block++)
        {
            var power = MathF.ScaleB(1, block - 9);
            for (var i = 0; i < 32; i++) x[32 * block + i] = power * Draw.Int(-7, 7) / 16;
            x[32 * block + Draw.Int(0, 31)] = Draw.Of(-1, 1) * (block % 3 == 0 ? power : MathF.BitDecrement(power));
        }
        var right = new FourBitReference().MxFp4(x, 1, null);
        Blocks(FourBitStep.MxFp4(Input("x", x), 1, null), right, x.Length);
    }));

    // Sizes from block to block differ a hundredfold.
    private float[] Values(int count)
    {
        var x = Draw.Normal(count);
        for (var at = 0; at < count; at += 16)
        {
            var size = (float)Draw.Scale(0.1, 10);
            foreach (ref var each in x.AsSpan(at..Math.Min(at + 16, count))) each *= size;
        }
        return x;
    }

    private static T Settled<T>(Func<FourBitReference, T> of)
    {
        while (true)
        {
            var reference = new FourBitReference();
            var result = of(reference);
            if (!reference.IsClose) return result;
        }
    }

    private ArrayExpectation? Blocks((float[] Values, float[] Scales) got, (double[] Values, double[] Scales) right, int count)
    {
        Number("values", got.Values.Length, count).Within(Tolerance.Exact);
        Number("scales", got.Scales.Length, right.Scales.Length).Within(Tolerance.Exact)
            .Trap((count + 31) / 32, "blocks of 32: here they have 16")
            .Trap((count + 15) / 16, "blocks that run on, or of 16 where 32 are asked");
        if (got.Values.Length != count || got.Scales.Length != right.Scales.Length) return null;
        Elements("scale", got.Scales, right.Scales, s_float, right.Scales.Length)
            .Trap(() => [.. right.Scales.Select(scale => scale * 2)], "the exponent rounded up: the next power of two above")
            .Trap(() => [.. right.Scales.Select(scale => scale * 4)],
                "the exponent of the largest magnitude itself: E2M1 reaches to 2^2 and a half more");
        return Elements("value", got.Values, right.Values, s_float, count);
    }

    private void Rotations()
    {
        foreach (var blocks in (int[])[1, Draw.Int(2, 5), 0])
            Case($"rotation of {16 * blocks} numbers", () =>
            {
                var signs = Input("signs", Signs());
                float[] x = Input("x", [.. Enumerable.Range(0, 16 * blocks).Select(_ => (float)Draw.Int(-64, 64))]);
                double[] right = FourBitReference.Rotated([.. x.Select(each => (double)each)], signs);
                Part(nameof(FourBitStep.Rotate), () =>
                {
                    // Whole numbers over 4: nothing is rounded.
                    var got = FourBitStep.Rotate(x, signs);
                    Number("numbers", got.Length, x.Length).Within(Tolerance.Exact);
                    if (got.Length != x.Length) return;
                    Elements("rotated", got, right, Tolerance.Exact, x.Length)
                        .Trap(() => [.. right.Select(each => each * 4)], "not divided by 4: the rotation keeps lengths")
                        .Trap(() => [.. right.Select(each => each / 4)], "divided by 16: 4 is the root of 16")
                        .Trap(() => FourBitReference.Rotated([.. x.Select(each => (double)each)], [.. signs.Select(_ => 1f)]),
                            "the signs are left out")
                        .Trap(() => [.. FourBitReference.Rotated([.. x.Select(each => (double)each)], [.. signs.Select(_ => 1f)])
                            .Select((each, i) => each * signs[i % 16])], "the signs are multiplied in behind the rotation: before it")
                        .Trap(() => [.. x.Select(each => (double)each)], "nothing is rotated");
                });
                Part(nameof(FourBitStep.Unrotate), () =>
                {
                    float[] y = Input("y", [.. right.Select(each => (float)each)]);
                    var got = FourBitStep.Unrotate(y, signs);
                    Number("numbers unrotated", got.Length, y.Length).Within(Tolerance.Exact);
                    if (got.Length != y.Length) return;
                    Elements("unrotated", got, [.. x.Select(each => (double)each)], Tolerance.Exact, x.Length)
                        .Trap(() => FourBitReference.Rotated([.. right], signs), "rotated once more: the signs come last on the way back");
                });
            });
    }

    private float[] Signs()
    {
        float[] signs = [.. Enumerable.Range(0, 16).Select(_ => Draw.Of(-1f, 1f))];
        (signs[3], signs[12]) = (1, -1); // never all alike
        return signs;
    }

    private void Gradients()
    {
        foreach (var (tokens, outputs, inputs, rotated, drawn) in ((int, int, int, bool, bool)[])
            [
                (16, 1, 1, false, false), (32, 3, 5, true, false), (16 * Draw.Int(2, 4), Draw.Int(2, 4), Draw.Int(5, 7), false, true),
                (16 * Draw.Int(2, 4), Draw.Int(5, 7), Draw.Int(2, 4), true, true),
            ])
            Case($"gradient of {outputs} x {inputs} weights, {tokens} tokens{(rotated ? ", rotated" : "")}{(drawn ? ", drawn" : "")}", () =>
                Part(nameof(FourBitStep.WeightGradient), () => Gradient(tokens, outputs, inputs, rotated, drawn)));
    }

    private void Gradient(int tokens, int outputs, int inputs, bool rotated, bool drawn)
    {
        var (dy, x, seed, signs) = (Array.Empty<float>(), Array.Empty<float>(), 0, rotated ? Signs() : null);
        Random? Drawing() => drawn ? new Random(seed) : null;
        double[] As(float[] matrix, bool turns) => turns
            ? FourBitReference.Rotated(FourBitReference.Turned(matrix, tokens), signs!) : FourBitReference.Turned(matrix, tokens);
        double[] Product(FourBitReference to, bool turnsDy, bool turnsX, Random? forDy, Random? forX) => FourBitReference.Product(
            to.NvFp4(As(dy, turnsDy), tokens, forDy).Values, to.NvFp4(As(x, turnsX), tokens, forX).Values, tokens);
        var right = Settled(reference =>
        {
            (dy, x, seed) = (Values(tokens * outputs), Values(tokens * inputs), Draw.Int(0, int.MaxValue - 1));
            return Product(reference, rotated, rotated, Drawing(), null);
        });
        var got = FourBitStep.WeightGradient(Input("dy", dy), Input("x", x), tokens, signs, Drawing());
        Number("numbers", got.Length, outputs * inputs).Within(Tolerance.Exact);
        if (got.Length != right.Length) return;
        // Sums of numbers of either sign, each of a few roundings.
        var most = dy.Max(Math.Abs) * (double)x.Max(Math.Abs) * 4;
        Elements("dW", got, right, Tolerance.Rounding(tokens + 20, Tolerance.Float32Roundoff, most), outputs, inputs)
            .Trap(() => FourBitReference.Product(As(dy, rotated), As(x, rotated), tokens), "nothing is rounded")
            .Trap(() => rotated ? Product(new(), true, false, Drawing(), null) : right, "x is not rotated: both are, or neither")
            .Trap(() => rotated ? Product(new(), false, true, Drawing(), null) : right, "dy is not rotated: both are, or neither")
            .Trap(() => rotated ? Product(new(), false, false, Drawing(), null) : right, "nothing is rotated")
            .Trap(() => drawn ? Product(new(), rotated, rotated, null, null) : right, "dy to the nearest: it is rounded with random")
            .Trap(() => drawn ? Product(new(), rotated, rotated, null, Drawing()) : right,
                "x with random and dy to the nearest: the other way round")
            .Trap(() =>
            {
                var random = Drawing();
                return drawn ? Product(new(), rotated, rotated, random, random) : right;
            }, "x with random too: to the nearest");
    }

    private void Measures()
    {
        foreach (var (runs, count) in ((int, int)[])[(Draw.Int(4, 9), Draw.Int(3, 8)), (2, 1), (Draw.Int(40, 60), Draw.Int(20, 30))])
            Case($"bias and variance of {runs} gradients of {count} numbers", () => Part(nameof(FourBitStep.Measure), () =>
            {
                var exact = Draw.Normal(count, (float)Draw.Scale(0.1, 10));
                var bias = Draw.Normal(count, 0.3f);
                float[][] drawn = [.. Enumerable.Range(0, runs).Select(_ => exact.Zip(Draw.Normal(count), (e, n) => e + n).ToArray())];
                foreach (var each in drawn)
                    for (var i = 0; i < count; i++) each[i] += bias[i];
                double[] mean = [.. exact.Select((_, i) => drawn.Average(each => (double)each[i]))];
                var size = exact.Sum(each => (double)each * each);
                var apart = mean.Zip(exact, (m, e) => (m - e) * (m - e)).Sum();
                var spread = drawn.Sum(each => each.Zip(mean, (v, m) => (v - m) * (v - m)).Sum());
                var fromExact = drawn.Sum(each => each.Zip(exact, (v, e) => ((double)v - e) * (v - e)).Sum());
                var got = FourBitStep.Measure([.. drawn.Select((each, i) => Input($"gradient {i}", each))], Input("exact", exact));
                // Sums in float of a thousand numbers are near enough; another definition is not.
                var close = Tolerance.Relative(1e-4);
                Number("bias", got.Bias, Math.Sqrt(apart / size)).Within(close)
                    .Trap(apart / size, "the square of it: the root is missing").Trap(Math.Sqrt(apart), "not over |exact|")
                    .Trap(Math.Sqrt(fromExact / runs / size), "the error of one gradient, noise and all: that of their mean is asked");
                Number("variance", got.Variance, spread / (runs - 1) / size).Within(close)
                    .Trap(spread / runs / size, "over n: around their own mean n gradients have n - 1 degrees of freedom")
                    .Trap(fromExact / (runs - 1) / size, "around the exact gradient: around the mean")
                    .Trap(fromExact / runs / size, "around the exact gradient: around the mean")
                    .Trap(spread / (runs - 1), "not over |exact|^2")
                    .Trap(spread / (runs - 1) / size / count, "the mean over numbers: their sum")
                    .Trap(Math.Sqrt(spread / (runs - 1) / size), "the root of it");
            }));
    }

    private void WhatItMeans() => Meaning("2.3 becomes 3 in 3 of 10 cases and 2 else: 2.3 on average, with a variance of 0.21. To "
        + "the nearest it is always 2, and a thousand such errors add up to 300.");
}
