using System.Numerics.Tensors;

namespace Headroom.Quantization.Packing;

/// <summary>How far a block reaches.</summary>
internal static class Extent
{
    public static float AbsMax(ReadOnlySpan<float> block) => Math.Abs(TensorPrimitives.MaxMagnitude(block));

    /// <summary>Smallest and largest value, with zero always between them, so that zero has a code of its own.</summary>
    public static (float Min, float Max) WithZero(ReadOnlySpan<float> block) =>
        (Math.Min(0, TensorPrimitives.Min(block)), Math.Max(0, TensorPrimitives.Max(block)));

    /// <summary>Of the values with the largest magnitude, the first, with its sign.</summary>
    public static float SignedAbsMax(ReadOnlySpan<float> block)
    {
        var most = AbsMax(block);
        return block[block.IndexOfAny(most, -most)];
    }
}
