namespace ILGPU.Tests.Api;

public sealed class HalfTests
{
    [Fact]
    public void All_65536_values_convert_to_float_and_back_as_in_dotnet()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var half = Interop.IntAsFloat((ushort)bits);
            var expected = BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.Equal((float)expected, (float)half);
            Assert.Equal(System.Half.IsNaN(expected), Half.IsNaN(half));
            Assert.Equal(System.Half.IsFinite(expected), Half.IsFinite(half));
            if (!Half.IsNaN(half))
                Assert.Equal(bits, Interop.FloatAsInt((Half)(float)half));
        }
    }

    [Fact]
    public void Arithmetic_rounds_once_to_eleven_significant_bits()
    {
        var third = (Half)1f / (Half)3f;

        Assert.Equal(0.33325195f, (float)third);
        Assert.Equal(2048f, (float)((Half)2048f + Half.One)); // 2049 needs 12 bits; ties to even
        Assert.Equal(65504f, (float)Half.MaxValue);
        Assert.True(Half.IsPositiveInfinity(Half.MaxValue + Half.MaxValue));
        Assert.True(-Half.One < Half.Zero && Half.NaN != Interop.IntAsFloat(Interop.FloatAsInt(Half.NaN)));
        Assert.Equal(3, (int)(Half)3.99f);
    }
}
