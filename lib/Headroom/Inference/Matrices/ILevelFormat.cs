using System.Runtime.Intrinsics;
using Headroom.Quantization;

namespace Headroom.Inference.Matrices;

/// <summary>
/// How a <see cref="LevelMatrix{TFormat}"/> keeps its weights: codes of 4 bits that stand for one of sixteen levels, and a scale for each
/// block of a row.
/// </summary>
internal interface ILevelFormat
{
    static abstract string Name { get; }

    /// <summary>Packs rows: the head of a row, then blocks, each a scale and two codes a byte.</summary>
    static abstract QuantFormat Packing { get; }

    /// <summary>Of a row: an FP32 scale of 4 bytes, or none.</summary>
    static abstract int HeadBytes { get; }

    /// <summary>Of a block of one row.</summary>
    static abstract int ScaleBytes { get; }

    /// <summary>The level of each code.</summary>
    static abstract Vector512<float> Levels { get; }

    /// <summary>The scales of 16 rows for a block, exactly.</summary>
    static abstract Vector512<float> Scale(ref byte scales);
}
