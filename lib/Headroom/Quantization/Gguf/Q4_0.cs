using System.Diagnostics.CodeAnalysis;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization.Gguf;

/// <summary>
/// FP16 d and 32 codes of 4 bits: 18 bytes, 4.5 bits per value. d = the value with the largest magnitude, sign and all, over -8, so that
/// this value
/// gets code 0 and comes back exactly up to the rounding of d; the other end has one step less.
/// </summary>
[SuppressMessage("Naming", "CA1707", Justification = "The format's own name.")]
public sealed class Q4_0 : GgufFormat
{
    /// <inheritdoc/>
    public override string Name => "Q4_0";

    /// <inheritdoc/>
    public override int BlockSize => 32;

    /// <inheritdoc/>
    public override int BlockBytes => 18;

    /// <inheritdoc/>
    public override float LargestMagnitude => 8 * (float)Half.MaxValue;

    /// <summary>For a block whose largest magnitude is negative; otherwise the mirror image.</summary>
    public override IReadOnlyList<float> CodePoints => [.. Enumerable.Range(-8, 16).Select(q => q / 8f)];

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        var d = Extent.SignedAbsMax(block) / -8;
        WriteHalf(packed, d);
        Nibbles.Pack(new TruncatingCode(d, Reciprocal(d)), block, packed[2..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block) =>
        Nibbles.Unpack(new TruncatingCode(ReadHalf(packed), 0), packed[2..], block);
}
