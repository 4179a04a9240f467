using Headroom.Grading;

namespace Graders;

/// <summary>
/// A layer of 06.2: tokens in float, weights as codes, a scale for each output; and what comes of them, in whole numbers.
/// </summary>
internal sealed class CodedLayer
{
    private readonly sbyte[] _codes; // of the tokens

    public CodedLayer(float[] x, sbyte[] weights, float[] scales)
    {
        (X, Weights, Scales) = (x, weights, scales);
        Columns = weights.Length / scales.Length;
        Tokens = x.Length / Columns;
        TokenScales = [.. Enumerable.Range(0, Tokens).Select(token => TokenCodes.Scale(Token(token)))];
        _codes = CodesOf(TokenCodes.Nearest);
    }

    public float[] X { get; }

    public sbyte[] Weights { get; }

    public float[] Scales { get; }

    public float[] TokenScales { get; }

    public int Columns { get; }

    public int Tokens { get; }

    public int Outputs => Scales.Length;

    public string Shape => $"{Numbers.Count(Tokens, "token")}, [{Outputs:#,0}, {Columns:#,0}]";

    /// <summary>Normal numbers of another size for each token, off the halves; all codes of weights.</summary>
    public static CodedLayer Of(Draw draw, int tokens, int outputs, int columns, double unit = 1, double scaleUnit = 1)
    {
        var x = new float[tokens * columns];
        for (var token = 0; token < tokens; token++)
            draw.Normal(columns, (float)(unit * draw.Scale(0.1, 10))).CopyTo(x, token * columns);
        return new(OffTheHalves(x, columns), Codes(draw, outputs * columns),
            [.. Enumerable.Range(0, outputs).Select(_ => (float)(scaleUnit * draw.Scale(0.001, 0.1)))]);
    }

    /// <summary>
    /// Scales are powers of two. A number of x is a whole or a half number of them: every second one lies just between two codes, and
    /// no quotient is rounded.
    /// </summary>
    public static CodedLayer Exact(Draw draw, int tokens, int outputs, int columns)
    {
        var x = new float[tokens * columns];
        for (var token = 0; token < tokens; token++)
        {
            var scale = draw.Of(0.25f, 0.5f, 1, 2);
            for (var i = 0; i < columns; i++) x[token * columns + i] = scale * draw.Int(-253, 253) / 2;
            x[token * columns + draw.Int(0, columns - 1)] = scale * draw.Of(-127, 127);
        }
        return new(x, Codes(draw, outputs * columns), [.. Enumerable.Range(0, outputs).Select(_ => draw.Of(0.125f, 0.25f, 1, 4))]);
    }

    /// <summary>Codes of weights -128 or 127, of tokens -127 or 127, alike in stretches: the largest sums that there are.</summary>
    public static CodedLayer Largest(Draw draw, int tokens, int outputs, int columns, int stretch)
    {
        var (x, weights) = (new float[tokens * columns], new sbyte[outputs * columns]);
        for (var from = 0; from < x.Length; from += stretch)
            x.AsSpan(from, Math.Min(stretch, x.Length - from)).Fill(draw.Of(-127, 127));
        for (var from = 0; from < weights.Length; from += stretch)
            weights.AsSpan(from, Math.Min(stretch, weights.Length - from)).Fill(draw.Of<sbyte>(-128, 127));
        return new(x, weights, [.. Enumerable.Range(0, outputs).Select(_ => draw.Of(0.5f, 1, 2))]);
    }

    /// <summary>
    /// Products above 0 in the first half of the columns, the same ones below 0 in the second, and one that differs: parts of a sum are
    /// beyond the 2^24 that a float counts to, the sum is not. Scales are powers of two.
    /// </summary>
    public static CodedLayer Cancelling(Draw draw, int tokens, int outputs, int columns)
    {
        var (x, weights) = (new float[tokens * columns], new sbyte[outputs * columns]);
        for (var token = 0; token < tokens; token++)
        {
            var row = x.AsSpan(token * columns, columns);
            var scale = draw.Of(0.25f, 0.5f, 1, 2);
            for (var i = 0; i < columns / 2; i++) row[i] = scale * (i == 0 ? 127 : draw.Int(1, 127));
            for (var i = 0; i < columns / 2; i++) row[^(i + 1)] = -row[i];
        }
        for (var output = 0; output < outputs; output++)
        {
            var row = weights.AsSpan(output * columns, columns);
            for (var i = 0; i < columns / 2; i++) row[i] = row[^(i + 1)] = (sbyte)draw.Int(1, 127);
            row[^1] = (sbyte)(row[^1] - draw.Int(1, 90));
        }
        return new(x, weights, [.. Enumerable.Range(0, outputs).Select(_ => draw.Of(0.125f, 0.25f, 1, 4))]);
    }

    /// <summary>Off all halves by a thousandth of a step and more: there a float's quotient may go either way.</summary>
    public static float[] OffTheHalves(float[] x, int columns)
    {
        for (var from = 0; from < x.Length; from += columns)
        {
            var token = x.AsSpan(from, columns);
            var scale = TokenCodes.Scale(token);
            foreach (ref var value in token)
                while (scale > 0 && Math.Abs(Math.Abs(value) / scale % 1 - 0.5) < 1e-3) value *= 0.98f;
        }
        return x;
    }

    public ReadOnlySpan<float> Token(int token) => X.AsSpan(token * Columns, Columns);

    public sbyte[] CodesOf(Func<double, double> rounded, float? scale = null)
    {
        var codes = new sbyte[X.Length];
        for (var token = 0; token < Tokens; token++)
            TokenCodes.Of(Token(token), scale ?? TokenScales[token], rounded).CopyTo(codes, token * Columns);
        return codes;
    }

    public double[] Product() => Each(Both, (w, x) => w * x);

    public double Both(int token, int output) => (double)TokenScales[token] * Scales[output];

    /// <summary>A scale times a sum of products, [tokens, outputs]; <paramref name="columns"/> of them where not all.</summary>
    public double[] Each(
        Func<int, int, double> scale, Func<int, int, long> product, int? columns = null, sbyte[]? codes = null, sbyte[]? weights = null)
    {
        (codes, weights) = (codes ?? _codes, weights ?? Weights);
        return Sums(scale, (token, output) =>
        {
            var sum = 0L;
            for (var c = 0; c < (columns ?? Columns); c++) sum += product(weights[output * Columns + c], codes[token * Columns + c]);
            return sum;
        });
    }

    /// <summary>The same where a sum is no sum of products: of a token's and an output's codes.</summary>
    public double[] Sums(Func<int, int, double> scale, Func<int, int, double> sum)
    {
        var y = new double[Tokens * Outputs];
        for (var i = 0; i < y.Length; i++) y[i] = scale(i / Outputs, i % Outputs) * sum(i / Outputs, i % Outputs);
        return y;
    }

    public int Code(int token, int column) => _codes[token * Columns + column];

    public int Weight(int output, int column) => Weights[output * Columns + column];

    private static sbyte[] Codes(Draw draw, int count)
    {
        var codes = new sbyte[count];
        foreach (ref var code in codes.AsSpan()) code = (sbyte)draw.Int(-128, 127);
        return codes;
    }
}
