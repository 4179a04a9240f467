using ILGPU.Algorithms;

namespace ILGPU.Tests.Api;

public sealed class MathTests
{
    [Fact]
    public void Integer_functions_count_bits_and_pieces()
    {
        Assert.Equal((3, 28, 0), (IntrinsicMath.PopCount(11), IntrinsicMath.LeadingZeroCount(11), IntrinsicMath.TrailingZeroCount(11)));
        Assert.Equal((64, 63, 1), (IntrinsicMath.PopCount(-1L), IntrinsicMath.LeadingZeroCount(1UL), IntrinsicMath.TrailingZeroCount(2L)));
        Assert.Equal((4, 3, 4L), (IntrinsicMath.DivRoundUp(10, 3), IntrinsicMath.DivRoundDown(10, 3), XMath.DivRoundUp(10L, 3L)));
        Assert.Equal((5, (byte)2, -1.5f), (IntrinsicMath.Clamp(7, 1, 5), XMath.Min((byte)2, (byte)3), XMath.Max(-1.5f, -2f)));
    }

    [Fact]
    public void Functions_agree_with_dotnet_in_both_precisions()
    {
        foreach (var x in new[] { 0.1, 0.5, 1, 2.5, 7 })
        {
            var y = (float)x;
            Assert.Equal((Math.Exp(x), MathF.Exp(y)), (XMath.Exp(x), XMath.Exp(y)));
            Assert.Equal((Math.Log2(x), MathF.Log2(y)), (XMath.Log2(x), XMath.Log2(y)));
            Assert.Equal((1 / Math.Sqrt(x), 1 / MathF.Sqrt(y)), (XMath.Rsqrt(x), XMath.Rsqrt(y)));
            Assert.Equal((Math.Tanh(x), MathF.Tanh(y)), (XMath.Tanh(x), XMath.Tanh(y)));
            Assert.Equal((Math.Pow(x, 1.5), MathF.Pow(y, 1.5f)), (XMath.Pow(x, 1.5), XMath.Pow(y, 1.5f)));
            XMath.SinCos(y, out var sin, out var cos);
            Assert.Equal((MathF.Sin(y), MathF.Cos(y)), (sin, cos));
        }
        Assert.Equal((2.0, 3.0, -3, 1), (XMath.Round(2.5), XMath.RoundAwayFromZero(2.5), XMath.Abs(3) * XMath.Sign(-2f), XMath.Sign(0.5)));
    }

    [Fact]
    public void Bits_of_floats_survive_the_way_to_an_integer_and_back()
    {
        Assert.Equal(0x3F800000u, Interop.FloatAsInt(1f));
        Assert.Equal(-2.5, Interop.IntAsFloat(Interop.FloatAsInt(-2.5)));
        Assert.Equal((8, 2, 16, 12L), (Interop.SizeOf<double>(), Interop.SizeOf(Half.One), Interop.ComputeAlignmentOffset(48, 64), Interop.ComputeRelativeSizeOf<short, long>(3)));
    }
}
