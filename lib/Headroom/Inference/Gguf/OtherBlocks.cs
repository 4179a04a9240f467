using System.Buffers.Binary;

namespace Headroom.Inference.Gguf;

/// <summary>
/// Blocks of files that are read and not run as they are (ggml-org/llama.cpp, ggml-common.h): a file of Q4_K has its most delicate matrices
/// in Q6_K, and rows that are no multiple of 256 in Q5_0 or Q5_1. They become FP32, in the order of llama.cpp's own multiplications.
/// </summary>
internal static class OtherBlocks
{
    /// <exception cref="GgufException">The type is none of these.</exception>
    public static void Read(GgufType type, ReadOnlySpan<byte> packed, Span<float> values)
    {
        var (size, bytes) = type.Block() ?? throw new GgufException($"a tensor of type {(int)type} is not read.");
        for (var b = 0; b < values.Length / size; b++)
        {
            var block = packed.Slice(b * bytes, bytes);
            var into = values.Slice(b * size, size);
            switch (type)
            {
                case GgufType.Q41: Short(block[4..], [], Half(block), Half(block[2..]), into); break;
                case GgufType.Q50: Short(block[6..], block[2..6], Half(block), -16 * Half(block), into); break;
                case GgufType.Q51: Short(block[8..], block[4..8], Half(block), Half(block[2..]), into); break;
                case GgufType.Q5K: FiveBits(block, into); break;
                case GgufType.Q6K: SixBits(block, into); break;
                default: throw new GgufException($"a tensor of type {(int)type} is not read as one of these.");
            }
        }
    }

    // 32 values: half bytes, values 16 to 31 in the high ones, and for five bits a word with the fifth of each.
    private static void Short(ReadOnlySpan<byte> halves, ReadOnlySpan<byte> fifths, float scale, float minimum, Span<float> values)
    {
        var fifth = fifths.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(fifths);
        for (var i = 0; i < 32; i++)
        {
            var code = halves[i % 16] >> (i < 16 ? 0 : 4) & 15 | (int)(fifth >> i & 1) << 4;
            values[i] = code * scale + minimum;
        }
    }

    // As Q4_K, and a bit more of each value: of sub-block j in bit j of 32 bytes.
    private static void FiveBits(ReadOnlySpan<byte> block, Span<float> values)
    {
        var (scale, minimum) = (Half(block), Half(block[2..]));
        var shares = block[4..16];
        var fifths = block[16..48];
        var halves = block[48..];
        for (var j = 0; j < 8; j++)
        {
            var (ofScale, ofMinimum) = Quantization.Gguf.SixBits.Read(shares, j);
            for (var i = 0; i < 32; i++)
            {
                var code = halves[j / 2 * 32 + i] >> (j % 2 * 4) & 15 | (fifths[i] >> j & 1) << 4;
                values[32 * j + i] = scale * ofScale * code - minimum * ofMinimum;
            }
        }
    }

    // Two halves of 128 values. Of each: 64 bytes with four bits, 32 with two bits of four values, a signed scale for each 16 values.
    private static void SixBits(ReadOnlySpan<byte> block, Span<float> values)
    {
        var low = block[..128];
        var high = block[128..192];
        var scales = block[192..208];
        var scale = Half(block[208..]);
        for (var i = 0; i < 256; i++)
        {
            var (half, place) = (i / 128, i % 128);
            var four = low[64 * half + place % 64] >> (place < 64 ? 0 : 4) & 15;
            var two = high[32 * half + place % 32] >> (place / 32 * 2) & 3;
            values[i] = scale * (sbyte)scales[i / 16] * ((four | two << 4) - 32);
        }
    }

    private static float Half(ReadOnlySpan<byte> bytes) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes);
}
