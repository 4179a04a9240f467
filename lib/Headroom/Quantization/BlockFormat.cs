using System.Buffers;

namespace Headroom.Quantization;

/// <summary>A format whose blocks stand alone: block i is at byte i x <see cref="BlockBytes"/>, and needs no other to be read.</summary>
public abstract class BlockFormat : QuantFormat
{
    /// <summary>Bytes of a packed block, its scale included.</summary>
    public abstract int BlockBytes { get; }

    /// <inheritdoc/>
    public override double BitsPerWeight => 8.0 * BlockBytes / BlockSize;

    /// <inheritdoc/>
    public override int PackedBytes(int count) => checked(Blocks(count) * BlockBytes);

    private protected int Blocks(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (int)(((long)count + BlockSize - 1) / BlockSize);
    }

    private protected override void Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        for (; values.Length >= BlockSize; values = values[BlockSize..], packed = packed[BlockBytes..])
            PackBlock(values[..BlockSize], packed[..BlockBytes]);
        if (values.IsEmpty) return;
        var padded = ArrayPool<float>.Shared.Rent(BlockSize);
        values.CopyTo(padded);
        padded.AsSpan(values.Length, BlockSize - values.Length).Clear();
        PackBlock(padded.AsSpan(0, BlockSize), packed[..BlockBytes]);
        ArrayPool<float>.Shared.Return(padded);
    }

    private protected override void Unpack(ReadOnlySpan<byte> packed, Span<float> values)
    {
        for (; values.Length >= BlockSize; values = values[BlockSize..], packed = packed[BlockBytes..])
            UnpackBlock(packed[..BlockBytes], values[..BlockSize]);
        if (values.IsEmpty) return;
        var padded = ArrayPool<float>.Shared.Rent(BlockSize);
        UnpackBlock(packed[..BlockBytes], padded.AsSpan(0, BlockSize));
        padded.AsSpan(0, values.Length).CopyTo(values);
        ArrayPool<float>.Shared.Return(padded);
    }

    /// <summary>[BlockSize] floats to [BlockBytes] bytes.</summary>
    private protected abstract void PackBlock(ReadOnlySpan<float> block, Span<byte> packed);

    /// <summary>[BlockBytes] bytes to [BlockSize] floats.</summary>
    private protected abstract void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block);

    /// <summary>Blocks of 4-bit codes: two halves side by side, so an even size.</summary>
    private protected static int EvenSize(int blockSize)
    {
        if (blockSize < 2 || blockSize % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(blockSize), blockSize, "a block of 4-bit codes has an even number of values.");
        return blockSize;
    }
}
