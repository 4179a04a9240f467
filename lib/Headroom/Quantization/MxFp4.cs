using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>
/// The OCP's MXFP4: 32 values of <see cref="E2M1"/> under one byte of exponent, 2^(byte - 127); 17 bytes, 4.25 bits per value, laid out as
/// in GGUF.
/// The exponent is floor(log2 max|x|) - 2, so up to a quarter of the largest value is cut off: 7.9 becomes 6.
/// </summary>
public sealed class MxFp4 : BlockFormat
{
    private const int Bias = 127;

    /// <inheritdoc/>
    public override string Name => "MXFP4";

    /// <inheritdoc/>
    public override int BlockSize => 32;

    /// <inheritdoc/>
    public override int BlockBytes => 17;

    /// <summary>The scale is then 1/4; 1.5 exists, and is out of the block's reach.</summary>
    public override IReadOnlyList<float> CodePoints => [.. E2M1.Points.Select(p => p / 4).Where(p => Math.Abs(p) <= 1)];

    private protected override void PackBlock(ReadOnlySpan<float> block, Span<byte> packed)
    {
        var most = Extent.AbsMax(block);
        packed[0] = most == 0 ? (byte)0 : (byte)Math.Clamp(MathF.ILogB(most) - 2 + Bias, 0, 254);
        Nibbles.Pack(new BookCode(E2M1.Book, Scale(packed)), block, packed[1..]);
    }

    private protected override void UnpackBlock(ReadOnlySpan<byte> packed, Span<float> block) =>
        Nibbles.Unpack(new BookCode(E2M1.Book, Scale(packed)), packed[1..], block);

    private static float Scale(ReadOnlySpan<byte> packed) => MathF.ScaleB(1, packed[0] - Bias);
}
