using System.Numerics.Tensors;

namespace Headroom.Quantization;

/// <summary>
/// A product of activations and weights as LLM.int8 does it (arXiv 2208.07339): the few features with outliers in FP32 (a GPU takes FP16),
/// all others in
/// int8 with a scale per row of the activations times a scale per column of the weights.
/// </summary>
public static class OutlierMatMul
{
    /// <summary>A feature with a magnitude at or above this is an outlier.</summary>
    public const float DefaultThreshold = 6;

    /// <summary>
    /// Columns of x [m, k] that hold a magnitude of at least the threshold, ascending; none for a threshold of 0, as in bitsandbytes.
    /// </summary>
    public static IReadOnlyList<int> Outliers(ReadOnlySpan<float> x, int m, int k, float threshold = DefaultThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        if (x.Length != (long)m * k)
            throw new ArgumentException($"[{m}, {k}] has {(long)m * k} values, and there are {x.Length}.", nameof(x));
        if (threshold == 0) return [];
        var largest = new float[k];
        for (; !x.IsEmpty; x = x[k..]) TensorPrimitives.MaxMagnitude(largest, x[..k], largest);
        return [.. Enumerable.Range(0, k).Where(feature => Math.Abs(largest[feature]) >= threshold)];
    }

    /// <summary>x [m, k] times w [k, n], as [m, n]; without outliers (threshold 0) every feature goes through int8.</summary>
    public static float[] Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> w, int m, int k, int n, float threshold = DefaultThreshold)
    {
        if (w.Length != (long)k * n)
            throw new ArgumentException($"[{k}, {n}] has {(long)k * n} values, and there are {w.Length}.", nameof(w));
        var outliers = Outliers(x, m, k, threshold);
        var (usual, weights) = (x.ToArray(), w.ToArray());
        foreach (var feature in outliers)
        {
            for (var row = 0; row < m; row++) usual[row * k + feature] = 0;
            weights.AsSpan(feature * n, n).Clear(); // so that it does not widen the columns' scales
        }
        var product = Int8Product.Multiply(
            Int8Matrix.Quantize(usual, m, k, Granularity.Row), Int8Matrix.Quantize(weights, k, n, Granularity.Column));
        foreach (var feature in outliers) AddOuterProduct(x, w[(feature * n)..][..n], feature, k, product);
        return product;
    }

    // product [m, n] += column of x, times row of w
    private static void AddOuterProduct(ReadOnlySpan<float> x, ReadOnlySpan<float> row, int feature, int k, float[] product)
    {
        for (var i = 0; i * row.Length < product.Length; i++)
        {
            var target = product.AsSpan(i * row.Length, row.Length);
            TensorPrimitives.MultiplyAdd(row, x[i * k + feature], target, target);
        }
    }
}
