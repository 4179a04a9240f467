using System.Buffers.Binary;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// 8-bit integers with an FP32 scale per block. Absmax: s = max|x| / 127, codes -127 to 127. Zero point: s = (max - min) / 255 and a byte
/// that says which
/// code is zero. A block as long as a row gives one scale per row; a block as long as the tensor, one in all.
/// </summary>
public sealed class Int8Block(int blockSize = 64, bool zeroPoint = false) : BlockFormat
{
    /// <inheritdoc/>
    public override string Name => $"int8{(zeroPoint ? " zero-point" : "")} B{BlockSize}";

    /// <inheritdoc/>
    public override int BlockSize { get; } = blockSize > 0
        ? blockSize
        : throw new ArgumentOutOfRangeException(nameof(blockSize), blockSize, "a block has at least one value.");

    /// <inheritdoc/>
    public override int BlockBytes => checked(Head + BlockSize);

    /// <inheritdoc/>
    public override float LargestMagnitude => float.MaxValue / 2; // neither max - min nor 127 times a rounded scale may overflow

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints =>
        zeroPoint ? [.. Enumerable.Range(-128, 256).Select(q => q * 2 / 255f)] : [.. Enumerable.Range(-127, 255).Select(q => q / 127f)];

    private int Head => zeroPoint ? 5 : 4;

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        if (zeroPoint)
        {
            var (scale, zero) = ZeroPoint.Of(block, steps: 255);
            BinaryPrimitives.WriteSingleLittleEndian(packed, scale);
            packed[4] = (byte)zero;
            Octets.Pack(new AffineCode(scale, zero, 0, 255), block, packed[Head..]);
        }
        else
        {
            var scale = Extent.AbsMax(block) / 127;
            BinaryPrimitives.WriteSingleLittleEndian(packed, scale);
            Octets.Pack(new AffineCode(scale, 0, -127, 127), block, packed[Head..]);
        }
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(packed);
        if (zeroPoint) Octets.Unpack(new AffineCode(scale, packed[4], 0, 255), packed[Head..], block);
        else Octets.UnpackSigned(new AffineCode(scale, 0, -127, 127), packed[Head..], block);
    }
}
