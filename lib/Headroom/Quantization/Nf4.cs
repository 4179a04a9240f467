using System.Buffers.Binary;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// QLoRA's 4-bit NormalFloat (arXiv 2305.14314): an FP32 scale max|x| per block, and the nearest value of <see cref="Nf4Table"/>.
/// </summary>
public sealed class Nf4(int blockSize = 64) : BlockFormat
{
    /// <inheritdoc/>
    public override string Name => $"NF4 B{BlockSize}";

    /// <inheritdoc/>
    public override int BlockSize { get; } = EvenSize(blockSize);

    /// <inheritdoc/>
    public override int BlockBytes => 4 + BlockSize / 2;

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints => Nf4Table.Published;

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        var scale = Extent.AbsMax(block);
        BinaryPrimitives.WriteSingleLittleEndian(packed, scale);
        Nibbles.Pack(new BookCode(Nf4Table.Book, scale), block, packed[4..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block) =>
        Nibbles.Unpack(new BookCode(Nf4Table.Book, BinaryPrimitives.ReadSingleLittleEndian(packed)), packed[4..], block);
}
