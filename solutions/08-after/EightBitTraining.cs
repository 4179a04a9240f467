using Headroom.Quantization;

// 08.7 Training in eight bits. Objective: round what enters a product to 8-bit floats under scales, and keep what a step of training needs.
// A FloatGrid is a format: m = FractionBits, e = LeastExponent, Largest. Codes are bytes: sign, exponent field, m bits of fraction. A field
// of 0 means 2^e times fraction / 2^m; a field f above 0 means 2^(e + f - 1) times 1 + fraction / 2^m. FloatGrid.E4M3 has m 3, e -6, 448.
//   Encode      the nearest code, on a tie the even one; beyond Largest, and for infinity, that of Largest. -0 keeps its sign. x is no NaN
//   Decode      the value of a code that Encode gives
//   Stochastic  one of the two neighbours of x in the format: the one farther from 0 where u is below the share of the way to it. Else the
//               one nearer to 0. Beyond Largest: Largest. u is uniform in [0, 1)
//   Scale       the largest magnitude of x, but at least `floor`, over Largest; as a power of two, the next one that is not below it
//   Quantize    x [rows, columns]: 1 x block numbers share a scale, fewer at the end of a row; block 0: all of x does. Codes of x / scale
//   Multiply    a [m, k], b [n, k] to c [m, n]: c = a b^T. Products of codes are added up to the end of a block of either, then scaled
//   Step        one step of training a matrix [rows, columns], `master`, in FP32:
//               1. quantize master, E4M3, one scale, floor 1e-12, no power of two; 2. backward(those codes, Factor) gives the gradient of
//               the loss times Factor; 3. if it has a number that is not finite, skip: no update, Factor halved but at least 1, Good 0;
//               4. else update(gradient / Factor), which moves master, and Good grows by 1; at Patience, Factor doubles, up to 2^24, and
//               Good is 0
//   FormatOf    E4M3 for weights and activations that enter a product, E5M2 for gradients that do; null: stays in 16 or 32 bits
// Out of scope: FP4 (08.8), and hardware that multiplies codes. About 60 lines.
public static class EightBitTraining
{
    // your turn: begin
    public static byte Encode(float x, FloatGrid format)
    {
        var (steps, exponent) = Steps(x, format);
        var code = (exponent - format.LeastExponent << format.FractionBits) + (int)Math.Round(steps); // a carry is the next exponent
        return (byte)(code | (float.IsNegative(x) ? 0x80 : 0));
    }

    public static float Decode(byte code, FloatGrid format)
    {
        var (field, fraction) = ((code & 0x7F) >> format.FractionBits, code & (1 << format.FractionBits) - 1);
        var steps = field == 0 ? fraction : fraction + (1 << format.FractionBits);
        var size = Math.ScaleB(steps, format.LeastExponent + Math.Max(0, field - 1) - format.FractionBits);
        return (float)(code < 0x80 ? size : -size);
    }

    public static float Stochastic(float x, float u, FloatGrid format)
    {
        var (steps, exponent) = Steps(x, format);
        var low = Math.Floor(steps);
        return MathF.CopySign((float)Math.ScaleB(u < steps - low ? low + 1 : low, exponent - format.FractionBits), x);
    }

    public static float Scale(ReadOnlySpan<float> x, FloatGrid format, float floor, bool powerOfTwo)
    {
        var most = floor;
        foreach (var value in x) most = Math.Max(most, Math.Abs(value));
        var scale = most / format.Largest;
        var below = MathF.ScaleB(1, MathF.ILogB(scale));
        return powerOfTwo ? below < scale ? 2 * below : below : scale;
    }

    public static ScaledCodes Quantize(float[] x, int columns, int block, FloatGrid format, float floor, bool powerOfTwo)
    {
        var (codes, scales) = (new byte[x.Length], new List<float>());
        var (row, part) = block == 0 ? (x.Length, x.Length) : (columns, block);
        for (var top = 0; top < x.Length; top += row)
            for (var at = top; at < top + row; at += part)
            {
                var end = Math.Min(at + part, top + row);
                scales.Add(Scale(x.AsSpan(at..end), format, floor, powerOfTwo));
                for (var i = at; i < end; i++) codes[i] = Encode(x[i] / scales[^1], format);
            }
        if (x.Length == 0 && block == 0) scales.Add(Scale(x, format, floor, powerOfTwo));
        return new(codes, [.. scales], columns, block, format);
    }

    public static float[] Multiply(ScaledCodes a, ScaledCodes b)
    {
        var k = a.Columns;
        var (m, n) = (a.Codes.Length / k, b.Codes.Length / k);
        var c = new float[m * n];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                for (int at = 0, end; at < k; at = end)
                {
                    end = Math.Min(End(a, at), End(b, at));
                    var sum = 0f;
                    for (var l = at; l < end; l++) sum += Decode(a.Codes[i * k + l], a.Format) * Decode(b.Codes[j * k + l], b.Format);
                    c[i * n + j] += sum * ScaleAt(a, i, at) * ScaleAt(b, j, at);
                }
        return c;
    }

    public static LossScale Step(
        float[] master, int columns, LossScale scale, Func<ScaledCodes, float, float[]> backward, Action<float[]> update)
    {
        var gradient = backward(Quantize(master, columns, 0, FloatGrid.E4M3, 1e-12f, false), scale.Factor);
        if (!gradient.All(float.IsFinite)) return scale with { Factor = Math.Max(1, scale.Factor / 2), Good = 0 };
        update([.. gradient.Select(each => each / scale.Factor)]);
        return scale.Good + 1 < scale.Patience
            ? scale with { Good = scale.Good + 1 } : scale with { Factor = Math.Min(2 * scale.Factor, 1 << 24), Good = 0 };
    }

    public static FloatGrid? FormatOf(TensorKind kind) => kind switch
    {
        TensorKind.WeightOperand or TensorKind.ActivationOperand => FloatGrid.E4M3,
        TensorKind.GradientOperand => FloatGrid.E5M2,
        _ => null,
    };

    // |x| in steps of its exponent, from 0 to 2^(m + 1).
    private static (double Steps, int Exponent) Steps(float x, FloatGrid format)
    {
        var size = Math.Min(Math.Abs((double)x), format.Largest);
        var exponent = size == 0 ? format.LeastExponent : Math.Max(Math.ILogB(size), format.LeastExponent);
        return (Math.ScaleB(size, format.FractionBits - exponent), exponent);
    }

    private static int End(ScaledCodes x, int at) => x.Block == 0 ? x.Columns : Math.Min(x.Columns, at / x.Block * x.Block + x.Block);

    private static float ScaleAt(ScaledCodes x, int row, int at) => x.Block == 0
        ? x.Scales[0] : x.Scales[row * ((x.Columns + x.Block - 1) / x.Block) + at / x.Block];
    //> public static byte Encode(float x, FloatGrid format) => throw new NotAttempted("08.7");
    //>
    //> public static float Decode(byte code, FloatGrid format) => throw new NotAttempted("08.7");
    //>
    //> public static float Stochastic(float x, float u, FloatGrid format) => throw new NotAttempted("08.7");
    //>
    //> public static float Scale(ReadOnlySpan<float> x, FloatGrid format, float floor, bool powerOfTwo) => throw new NotAttempted("08.7");
    //>
    //> public static ScaledCodes Quantize(float[] x, int columns, int block, FloatGrid format, float floor, bool powerOfTwo) =>
    //>     throw new NotAttempted("08.7");
    //>
    //> public static float[] Multiply(ScaledCodes a, ScaledCodes b) => throw new NotAttempted("08.7");
    //>
    //> public static LossScale Step(
    //>     float[] master, int columns, LossScale scale, Func<ScaledCodes, float, float[]> backward, Action<float[]> update) =>
    //>     throw new NotAttempted("08.7");
    //>
    //> public static FloatGrid? FormatOf(TensorKind kind) => throw new NotAttempted("08.7");
    // your turn: end
}
