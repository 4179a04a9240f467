using System.Buffers.Binary;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary><see cref="E2M1"/> under an FP16 scale max|x| / 6 per block: what 4-bit floats do with a scale as fine as int4's.</summary>
public sealed class Fp4(int blockSize = 32) : BlockFormat
{
    /// <inheritdoc/>
    public override string Name => $"FP4 B{BlockSize}";

    /// <inheritdoc/>
    public override int BlockSize { get; } = EvenSize(blockSize);

    /// <inheritdoc/>
    public override int BlockBytes => 2 + BlockSize / 2;

    /// <inheritdoc/>
    public override float LargestMagnitude => E2M1.Largest * (float)Half.MaxValue;

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints => [.. E2M1.Points.Select(p => p / E2M1.Largest)];

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        var scale = (Half)(Extent.AbsMax(block) / E2M1.Largest);
        BinaryPrimitives.WriteHalfLittleEndian(packed, scale);
        Nibbles.Pack(new BookCode(E2M1.Book, (float)scale), block, packed[2..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block) =>
        Nibbles.Unpack(new BookCode(E2M1.Book, (float)BinaryPrimitives.ReadHalfLittleEndian(packed)), packed[2..], block);
}
