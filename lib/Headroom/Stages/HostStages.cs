using System.Numerics.Tensors;

namespace Headroom.Stages;

/// <summary>What a decoder's step does between its products, on the processor, for one token: in FP32, on one core.</summary>
public static class HostStages
{
    private const float Base = 10_000;

    /// <summary>normed = x / sqrt(mean of x^2 + 1e-5) * gains; [D] each.</summary>
    public static void Norm(ReadOnlySpan<float> x, ReadOnlySpan<float> gains, Span<float> normed)
    {
        var scale = 1 / MathF.Sqrt(TensorPrimitives.SumOfSquares(x) / x.Length + Stage.Epsilon);
        TensorPrimitives.Multiply(x, scale, normed);
        TensorPrimitives.Multiply(normed[..x.Length], gains, normed);
    }

    /// <summary>
    /// Rotary positions: in each head of <paramref name="width"/> numbers, j and j + width / 2 are turned by
    /// position * 10,000^(-2 j / width): (a, b) becomes (a cos - b sin, a sin + b cos).
    /// </summary>
    /// <param name="heads">Queries or keys, head after head.</param>
    /// <param name="width">Of a head, even.</param>
    /// <param name="position">Of the token in its text, from 0.</param>
    public static void Turn(Span<float> heads, int width, int position)
    {
        var half = width / 2;
        for (var j = 0; j < half; j++)
        {
            var (sin, cos) = MathF.SinCos(position * MathF.Pow(Base, -2f * j / width));
            for (var at = j; at < heads.Length; at += width)
                (heads[at], heads[at + half]) = (heads[at] * cos - heads[at + half] * sin, heads[at] * sin + heads[at + half] * cos);
        }
    }

    /// <summary>
    /// Attention of one token: head i of the queries asks head i / (H / K), softmax of q k / sqrt(width), times values.
    /// </summary>
    /// <param name="queries">[H * width].</param>
    /// <param name="keys">[positions, K * width]: all that the token sees, itself included.</param>
    /// <param name="values">The same of values.</param>
    /// <param name="kvHeads">K, which divides H.</param>
    /// <param name="width">Of a head.</param>
    /// <param name="attended">[H * width].</param>
    public static void Attend(
        ReadOnlySpan<float> queries, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, int kvHeads, int width, Span<float> attended)
    {
        var (row, share) = (kvHeads * width, queries.Length / width / kvHeads);
        var scores = new float[keys.Length / row];
        for (var from = 0; from < queries.Length; from += width)
        {
            var first = from / width / share * width;
            var query = queries.Slice(from, width);
            for (var at = 0; at < scores.Length; at++) scores[at] = TensorPrimitives.Dot(query, keys.Slice(at * row + first, width));
            TensorPrimitives.Multiply(scores, 1 / MathF.Sqrt(width), scores);
            TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores); // e^89 is beyond a float
            TensorPrimitives.SoftMax(scores, scores);
            var sum = attended.Slice(from, width);
            sum.Clear();
            for (var at = 0; at < scores.Length; at++)
                TensorPrimitives.MultiplyAdd(values.Slice(at * row + first, width), scores[at], sum, sum);
        }
    }

    /// <summary>gated = gate / (1 + e^-gate) * up.</summary>
    /// <param name="gateUp">[2 F]: gate, then up.</param>
    /// <param name="gated">[F].</param>
    public static void Gate(ReadOnlySpan<float> gateUp, Span<float> gated)
    {
        var gate = gateUp[..(gateUp.Length / 2)];
        TensorPrimitives.Sigmoid(gate, gated);
        TensorPrimitives.Multiply(gate, gated, gated);
        TensorPrimitives.Multiply(gateUp[gate.Length..], gated, gated);
    }
}
