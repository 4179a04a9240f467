using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// NF4 whose scales are quantized too: less their mean, in groups of 256 with an FP32 scale each, in 8 bits of <see cref="DynamicMap"/>.
/// That makes
/// 8 / 64 + 32 / (64 x 256) = 0.127 bits per value for scales, where plain NF4 pays 0.5.
/// Layout: mean, group scales, scale codes, value codes.
/// </summary>
public sealed class Nf4DoubleQuantized(int blockSize = 64) : QuantFormat
{
    private const int Group = 256; // scales that share a scale
    private readonly Nf4 _blocks = new(blockSize);

    /// <inheritdoc/>
    public override string Name => $"NF4 B{BlockSize} double";

    /// <inheritdoc/>
    public override int BlockSize => _blocks.BlockSize;

    /// <inheritdoc/>
    public override double BitsPerWeight => 4 + 8.0 / BlockSize + 32.0 / (BlockSize * Group);

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints => Nf4Table.Published;

    /// <inheritdoc/>
    public override float LargestMagnitude => float.MaxValue / 2; // a scale less the mean of all must not overflow

    /// <inheritdoc/>
    public override int PackedBytes(int count) => count == 0 ? 0 : new Layout(count, BlockSize).Bytes;

    private protected override void Pack(ReadOnlySpan<float> values, Span<byte> packed)
    {
        var layout = new Layout(values.Length, BlockSize);
        var scales = new float[layout.Blocks];
        for (var i = 0; i < scales.Length; i++) scales[i] = Extent.AbsMax(layout.Block(values, i));
        var mean = scales.Average(); // in double
        BinaryPrimitives.WriteSingleLittleEndian(packed, mean);
        for (var group = 0; group < layout.Groups; group++) PackScales(layout, scales, mean, group, packed);
        var padded = new float[BlockSize];
        for (var i = 0; i < scales.Length; i++)
        {
            var block = layout.Block(values, i);
            if (block.Length < BlockSize)
            {
                block.CopyTo(padded);
                block = padded;
            }
            Nibbles.Pack(new BookCode(Nf4Table.Book, scales[i]), block, packed.Slice(layout.Codes(i), BlockSize / 2));
        }
    }

    private protected override void Unpack(ReadOnlySpan<byte> packed, Span<float> values)
    {
        var layout = new Layout(values.Length, BlockSize);
        var mean = BinaryPrimitives.ReadSingleLittleEndian(packed);
        Span<float> block = new float[BlockSize];
        for (var i = 0; i < layout.Blocks; i++)
        {
            var scale = mean
                + DynamicMap.Decode(packed[layout.ScaleCode(i)]) * BinaryPrimitives.ReadSingleLittleEndian(
                    packed[Layout.GroupScale(i / Group)..]);
            Nibbles.Unpack(new BookCode(Nf4Table.Book, scale), packed.Slice(layout.Codes(i), BlockSize / 2), block);
            var room = values[(i * BlockSize)..];
            block[..Math.Min(BlockSize, room.Length)].CopyTo(room);
        }
    }

    private static void PackScales(Layout layout, float[] scales, float mean, int group, Span<byte> packed)
    {
        var (from, to) = (group * Group, Math.Min((group + 1) * Group, scales.Length));
        var most = 0f;
        foreach (var scale in scales.AsSpan(from..to)) most = Math.Max(most, Math.Abs(scale - mean));
        BinaryPrimitives.WriteSingleLittleEndian(packed[Layout.GroupScale(group)..], most);
        for (var i = from; i < to; i++) packed[layout.ScaleCode(i)] = DynamicMap.Encode(most == 0 ? 0 : (scales[i] - mean) / most);
    }

    /// <summary>Where things are, in bytes.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Layout(int Count, int BlockSize)
    {
        public int Blocks => (int)(((long)Count + BlockSize - 1) / BlockSize);

        public int Groups => (Blocks + Group - 1) / Group;

        public int Bytes => checked(4 + 4 * Groups + Blocks + Blocks * (BlockSize / 2));

        public static int GroupScale(int group) => 4 + 4 * group;

        public int ScaleCode(int block) => 4 + 4 * Groups + block;

        public int Codes(int block) => 4 + 4 * Groups + Blocks + block * (BlockSize / 2);

        public ReadOnlySpan<float> Block(ReadOnlySpan<float> values, int i) =>
            values.Slice(i * BlockSize, Math.Min(BlockSize, Count - i * BlockSize));
    }
}
