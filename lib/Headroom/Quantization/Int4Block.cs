using System.Buffers.Binary;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// 4-bit integers with an FP16 scale per block. Symmetric: s = max|x| / 7, codes 1 to 15 for -7 to 7. Zero point: s = (max - min) / 15 and
/// a byte that
/// says which code is zero.
/// </summary>
public sealed class Int4Block(int blockSize = 128, bool zeroPoint = false) : BlockFormat
{
    private const int Zero = 8;

    /// <inheritdoc/>
    public override string Name => $"int4{(zeroPoint ? " zero-point" : "")} B{BlockSize}";

    /// <inheritdoc/>
    public override int BlockSize { get; } = EvenSize(blockSize);

    /// <inheritdoc/>
    public override int BlockBytes => Head + BlockSize / 2;

    /// <inheritdoc/>
    public override float LargestMagnitude => (float)Half.MaxValue * (zeroPoint ? 7.5f : 7);

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints =>
        zeroPoint ? [.. Enumerable.Range(-8, 16).Select(q => q * 2 / 15f)] : [.. Enumerable.Range(-7, 15).Select(q => q / 7f)];

    private int Head => zeroPoint ? 3 : 2;

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        // Codes are chosen for the scale that is stored, not for the one before rounding to FP16.
        var (scale, zero) = zeroPoint ? ZeroPoint.OfHalf(block, steps: 15) : ((float)(Half)(Extent.AbsMax(block) / 7), Zero);
        BinaryPrimitives.WriteHalfLittleEndian(packed, (Half)scale);
        if (zeroPoint) packed[2] = (byte)zero;
        Nibbles.Pack(new AffineCode(scale, zero, zeroPoint ? 0 : 1, 15), block, packed[Head..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block)
    {
        var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(packed);
        Nibbles.Unpack(new AffineCode(scale, zeroPoint ? packed[2] : Zero, 0, 15), packed[Head..], block);
    }
}
