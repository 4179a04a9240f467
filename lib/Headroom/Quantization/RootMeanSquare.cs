using System.Numerics.Tensors;

namespace Headroom.Quantization;

/// <summary>Root mean squares whose float sums stay short, so that a long tensor loses no digits.</summary>
internal static class RootMeanSquare
{
    private const int Chunk = 4096;

    public static double Of(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        for (var at = 0; at < values.Length; at += Chunk) sum += TensorPrimitives.SumOfSquares(Part(values, at));
        return Math.Sqrt(sum / values.Length);
    }

    public static double OfDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var at = 0; at < a.Length; at += Chunk)
        {
            double distance = TensorPrimitives.Distance(Part(a, at), Part(b, at));
            sum += distance * distance;
        }
        return Math.Sqrt(sum / a.Length);
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> values, int at) => values.Slice(at, Math.Min(Chunk, values.Length - at));
}
