using System.Runtime.Intrinsics;

namespace Headroom.Inference.Matrices;

/// <summary>How a <see cref="FloatMatrix{TFormat}"/> keeps its weights: two columns of 16 rows at a time.</summary>
internal interface IFloatFormat
{
    static abstract string Name { get; }

    /// <summary>Of two columns of 16 rows.</summary>
    static abstract int PairBytes { get; }

    /// <summary>Both columns, widened without loss.</summary>
    static abstract (Vector512<float> Even, Vector512<float> Odd) Load(ref byte pair);

    /// <summary>Of rows 0 to 7, or of 8 to 15 where <paramref name="half"/> is 1.</summary>
    static abstract (Vector256<float> Even, Vector256<float> Odd) LoadHalf(ref byte pair, int half);

    /// <summary>Puts the weights of one row into a pair.</summary>
    static abstract void Set(Span<byte> pair, int row, float even, float odd);

    /// <summary>The weights of one row in a pair.</summary>
    static abstract (float Even, float Odd) Get(ReadOnlySpan<byte> pair, int row);
}
