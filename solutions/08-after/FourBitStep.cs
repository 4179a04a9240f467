using Headroom.Quantization;

// 08.8 Four bits, a step at a time. Objective: round to FP4 so that a gradient is right on average, and know its bias and its variance.
// E2M1 has the magnitudes 0, 0.5, 1, 1.5, 2, 3, 4 and 6, codes 0 to 7; beyond 6 comes 6. Results are new arrays.
//   Round       random null: each number to the nearest, on a tie to that of the even code. Else u = random.NextDouble() for each number,
//               in order: of its two neighbours, the one farther from 0 where u is below the share of the way to it, else the other
//   MxFp4       blocks of 32 numbers, the last may be shorter. Scale 2^(floor(log2 amax) - 2), amax a block's largest magnitude; a value is
//               Round(x * shrink / scale) * scale / shrink. Where amax is 0 the scale is 1
//   NvFp4       blocks of 16, of which a row of `columns` has ceil(columns / 16), the last may be shorter. t = amax of all x / (448 * 6); a
//               block's scale is t times E4M3 of amax / 6 / t, a value Round(x / scale) * scale; where the scale is 0, so are they
//               Both round number by number in order, and give the values and a scale for each block
//   Rotate      each 16 numbers: y[i] = sum over j of h(i, j) signs[j] x[j] / 4, with h = -1 where i & j has an odd number of ones, else 1
//   Unrotate    what was before Rotate
//   WeightGradient  dy [tokens, outputs], x [tokens, inputs] to dW = dy^T x, [outputs, inputs]. Both are turned so that rows run along
//               tokens, a multiple of 16 of them; if signs are given, rotated; then NvFp4: dy with random, x to the nearest
//   Measure     of n gradients that were drawn, against the exact one: |mean - exact| / |exact|, and the sum of |drawn - mean|^2 over
//               (n - 1) |exact|^2. |v|^2 is the sum of squares
// E4M3.Encode and E4M3.Decode are yours to use. Out of scope: products on a GPU. About 60 lines.
public static class FourBitStep
{
    // your turn: begin
    private static readonly float[] s_magnitudes = [0, 0.5f, 1, 1.5f, 2, 3, 4, 6];

    public static float[] Round(ReadOnlySpan<float> x, Random? random)
    {
        var rounded = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var size = Math.Min(Math.Abs(x[i]), 6f);
            var low = Math.Min(6, Array.FindLastIndex(s_magnitudes, each => each <= size));
            var share = (size - s_magnitudes[low]) / (s_magnitudes[low + 1] - s_magnitudes[low]);
            var goesUp = random is null ? share > 0.5f || share == 0.5f && low % 2 == 1 : random.NextDouble() < share;
            rounded[i] = MathF.CopySign(s_magnitudes[goesUp ? low + 1 : low], x[i]);
        }
        return rounded;
    }

    public static (float[] Values, float[] Scales) MxFp4(float[] x, float shrink, Random? random)
    {
        var (values, scales) = (new float[x.Length], new List<float>());
        for (var at = 0; at < x.Length; at += 32)
        {
            var block = x.AsSpan(at..Math.Min(at + 32, x.Length));
            var most = Most(block);
            scales.Add(most == 0 ? 1 : MathF.ScaleB(1, MathF.ILogB(most) - 2));
            Scaled(block, scales[^1] / shrink, random).CopyTo(values, at);
        }
        return (values, [.. scales]);
    }

    public static (float[] Values, float[] Scales) NvFp4(float[] x, int columns, Random? random)
    {
        var (values, scales, t) = (new float[x.Length], new List<float>(), Most(x) / (448 * 6));
        for (var row = 0; row < x.Length; row += columns)
            for (var at = row; at < row + columns; at += 16)
            {
                var block = x.AsSpan(at..Math.Min(at + 16, row + columns));
                scales.Add(t == 0 ? 0 : t * E4M3.Decode(E4M3.Encode(Most(block) / 6 / t)));
                Scaled(block, scales[^1], random).CopyTo(values, at);
            }
        return (values, [.. scales]);
    }

    public static float[] Rotate(float[] x, float[] signs) => Hadamard([.. x.Select((each, i) => each * signs[i % 16])]);

    public static float[] Unrotate(float[] y, float[] signs) => [.. Hadamard(y).Select((each, i) => each * signs[i % 16])];

    public static float[] WeightGradient(float[] dy, float[] x, int tokens, float[]? signs, Random? random)
    {
        var (a, b) = (Turned(dy, tokens), Turned(x, tokens));
        if (signs is not null) (a, b) = (Rotate(a, signs), Rotate(b, signs));
        (a, b) = (NvFp4(a, tokens, random).Values, NvFp4(b, tokens, null).Values);
        var (outputs, inputs) = (a.Length / tokens, b.Length / tokens);
        var gradient = new float[outputs * inputs];
        for (var o = 0; o < outputs; o++)
            for (var i = 0; i < inputs; i++)
                for (var t = 0; t < tokens; t++) gradient[o * inputs + i] += a[o * tokens + t] * b[i * tokens + t];
        return gradient;
    }

    public static (double Bias, double Variance) Measure(float[][] drawn, float[] exact)
    {
        double[] mean = [.. exact.Select((_, i) => drawn.Average(each => (double)each[i]))];
        var size = exact.Sum(each => (double)each * each);
        var spread = drawn.Sum(each => each.Select((value, i) => (value - mean[i]) * (value - mean[i])).Sum());
        var apart = mean.Select((each, i) => (each - exact[i]) * (each - exact[i])).Sum();
        return (Math.Sqrt(apart / size), spread / (drawn.Length - 1) / size);
    }

    private static float[] Scaled(ReadOnlySpan<float> block, float scale, Random? random)
    {
        var over = new float[block.Length];
        for (var i = 0; i < over.Length; i++) over[i] = scale == 0 ? 0 : block[i] / scale;
        return [.. Round(over, random).Select(each => each * scale)];
    }

    private static float[] Hadamard(float[] x)
    {
        var y = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
            for (var j = 0; j < 16; j++)
                y[i] += (int.PopCount(i % 16 & j) % 2 == 0 ? x[i / 16 * 16 + j] : -x[i / 16 * 16 + j]) / 4;
        return y;
    }

    private static float[] Turned(float[] x, int rows)
    {
        var (columns, turned) = (x.Length / rows, new float[x.Length]);
        for (var i = 0; i < x.Length; i++) turned[i % columns * rows + i / columns] = x[i];
        return turned;
    }

    private static float Most(ReadOnlySpan<float> x)
    {
        var most = 0f;
        foreach (var each in x) most = Math.Max(most, Math.Abs(each));
        return most;
    }
    //> public static float[] Round(ReadOnlySpan<float> x, Random? random) => throw new NotAttempted("08.8");
    //>
    //> public static (float[] Values, float[] Scales) MxFp4(float[] x, float shrink, Random? random) => throw new NotAttempted("08.8");
    //>
    //> public static (float[] Values, float[] Scales) NvFp4(float[] x, int columns, Random? random) => throw new NotAttempted("08.8");
    //>
    //> public static float[] Rotate(float[] x, float[] signs) => throw new NotAttempted("08.8");
    //>
    //> public static float[] Unrotate(float[] y, float[] signs) => throw new NotAttempted("08.8");
    //>
    //> public static float[] WeightGradient(float[] dy, float[] x, int tokens, float[]? signs, Random? random) =>
    //>     throw new NotAttempted("08.8");
    //>
    //> public static (double Bias, double Variance) Measure(float[][] drawn, float[] exact) => throw new NotAttempted("08.8");
    // your turn: end
}
