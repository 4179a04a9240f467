using System.Diagnostics.CodeAnalysis;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization.Gguf;

/// <summary>
/// 256 values in eight sub-blocks of 32: FP16 d and dmin, 12 bytes with a 6-bit scale and a 6-bit minimum per sub-block, 128 bytes of
/// codes. 144 bytes,
/// 4.5 bits per value as in Q4_0, and a smaller error: x = d sc q - dmin m. A zero among other values may come back as something small.
/// </summary>
[SuppressMessage("Naming", "CA1707", Justification = "The format's own name.")]
public sealed class Q4_K : GgufFormat
{
    private const int SubBlocks = 8, SubBlock = 32, Scales = 4, Codes = 16; // the last two: offsets in bytes

    /// <inheritdoc/>
    public override string Name => "Q4_K";

    /// <inheritdoc/>
    public override int BlockSize => SubBlocks * SubBlock;

    /// <inheritdoc/>
    public override int BlockBytes => 144;

    /// <inheritdoc/>
    public override bool KeepsZeros => false;

    /// <inheritdoc/>
    public override float LargestMagnitude => 3e6f; // a fitted minimum may lie beyond the smallest value, and 63 x 65504 is 4.1e6

    /// <summary>For a sub-block that reaches from -1 to 1; others start at their own minimum.</summary>
    public override IReadOnlyList<float> CodePoints => [.. Enumerable.Range(0, 16).Select(q => q * 2 / 15f - 1)];

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        Span<float> scales = stackalloc float[SubBlocks], minima = stackalloc float[SubBlocks];
        for (var i = 0; i < SubBlocks; i++) (scales[i], minima[i]) = MinimumFit.Of(block.Slice(i * SubBlock, SubBlock));
        WriteHalf(packed, SixBits.Largest(scales) / SixBits.Most);
        WriteHalf(packed[2..], SixBits.Largest(minima) / SixBits.Most);
        SixBits.Pack(scales, minima, packed[Scales..Codes]);
        for (var i = 0; i < SubBlocks; i += 2)
            Nibbles.Pack(
                Code(packed, i), Code(packed, i + 1), block.Slice(i * SubBlock, 2 * SubBlock),
                packed.Slice(Codes + i * SubBlock / 2, SubBlock));
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block)
    {
        for (var i = 0; i < SubBlocks; i += 2)
            Nibbles.Unpack(
                Code(packed, i), Code(packed, i + 1), packed.Slice(Codes + i * SubBlock / 2, SubBlock),
                block.Slice(i * SubBlock, 2 * SubBlock));
    }

    // What is stored decides, so that packing chooses the codes that unpacking will read.
    private static MinimumCode Code(ReadOnlySpan<byte> packed, int subBlock)
    {
        var (scale, minimum) = SixBits.Read(packed[Scales..Codes], subBlock);
        return new MinimumCode(ReadHalf(packed) * scale, ReadHalf(packed[2..]) * minimum);
    }
}
