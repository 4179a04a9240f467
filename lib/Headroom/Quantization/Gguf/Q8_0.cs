using System.Diagnostics.CodeAnalysis;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization.Gguf;

/// <summary>FP16 d = max|x| / 127 and 32 signed bytes: 34 bytes, 8.5 bits per value.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The format's own name.")]
public sealed class Q8_0 : GgufFormat
{
    /// <inheritdoc/>
    public override string Name => "Q8_0";

    /// <inheritdoc/>
    public override int BlockSize => 32;

    /// <inheritdoc/>
    public override int BlockBytes => 34;

    /// <inheritdoc/>
    public override float LargestMagnitude => 127 * (float)Half.MaxValue;

    /// <inheritdoc/>
    public override IReadOnlyList<float> CodePoints => [.. Enumerable.Range(-127, 255).Select(q => q / 127f)];

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        var d = Extent.AbsMax(block) / 127;
        WriteHalf(packed, d);
        Octets.Pack(new AwayFromZeroCode(d, Reciprocal(d)), block, packed[2..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block) =>
        Octets.UnpackSigned(new AwayFromZeroCode(ReadHalf(packed), 0), packed[2..], block);
}
