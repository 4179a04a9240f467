using System.Buffers.Binary;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// NVIDIA's NVFP4: 16 values of <see cref="E2M1"/> under one byte of <see cref="E4M3"/>, and an FP32 scale max|x| / (448 x 6) for the whole
/// tensor.
/// 9 bytes a block, 4.5 bits per value. Layout: the tensor's scale, then blocks of scale and codes.
/// </summary>
public sealed class NvFp4 : QuantFormat
{
    private const int Head = 4, BlockBytes = 9;

    /// <inheritdoc/>
    public override string Name => "NVFP4";

    /// <inheritdoc/>
    public override int BlockSize => 16;

    /// <inheritdoc/>
    public override double BitsPerWeight => 8.0 * BlockBytes / BlockSize;

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints => [.. E2M1.Points.Select(p => p / E2M1.Largest)];

    /// <inheritdoc/>
    public override int PackedBytes(int count) => count == 0 ? 0 : checked(Head + (count + BlockSize - 1) / BlockSize * BlockBytes);

    private protected override void Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        var tensor = Extent.AbsMax(values) / (E4M3.Largest * E2M1.Largest);
        BinaryPrimitives.WriteSingleLittleEndian(packed, tensor);
        Span<float> block = stackalloc float[BlockSize];
        for (packed = packed[Head..]; !values.IsEmpty; packed = packed[BlockBytes..])
        {
            var length = Math.Min(BlockSize, values.Length);
            block[length..].Clear();
            values[..length].CopyTo(block);
            packed[0] = tensor == 0 ? (byte)0 : E4M3.Encode(Extent.AbsMax(block) / E2M1.Largest / tensor);
            Nibbles.Pack(new BookCode(E2M1.Book, E4M3.Decode(packed[0]) * tensor), block, packed[1..BlockBytes]);
            values = values[length..];
        }
    }

    private protected override void Unpack(ReadOnlySpan<byte> packed, Span<float> values)
    {
        var tensor = BinaryPrimitives.ReadSingleLittleEndian(packed);
        Span<float> block = stackalloc float[BlockSize];
        for (packed = packed[Head..]; !values.IsEmpty; packed = packed[BlockBytes..])
        {
            var length = Math.Min(BlockSize, values.Length);
            Nibbles.Unpack(new BookCode(E2M1.Book, E4M3.Decode(packed[0]) * tensor), packed[1..BlockBytes], block);
            block[..length].CopyTo(values);
            values = values[length..];
        }
    }
}
