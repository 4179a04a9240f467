using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class DtypeTest
{
    [Theory]
    [InlineData("FP32", 4, 5.96e-8)]
    [InlineData("TF32", 4, 4.88e-4)]
    [InlineData("FP16", 2, 4.88e-4)]
    [InlineData("BF16", 2, 3.9e-3)]
    [InlineData("FP8", 1, 0.0625)]
    public void Knows_bytes_and_unit_roundoff(string name, double bytes, double roundoff)
    {
        var dtype = Dtype.Parse(name);
        Assert.Equal(bytes, dtype.Bytes);
        Assert.Equal(1, dtype.UnitRoundoff!.Value / roundoff, 0.01);
    }

    [Fact]
    public void Four_bits_are_half_a_byte()
    {
        Assert.Equal(0.5, Dtype.Int4.Bytes);
        Assert.Equal(0.5, Dtype.Fp4.Bytes);
    }

    [Fact]
    public void The_roundoff_of_BF16_is_what_its_fraction_bits_give()
    {
        // 1 + u lies half way between 1 and the next BF16, and rounds to even: back to 1.
        var u = (float)Dtype.Bf16.UnitRoundoff!.Value;
        Assert.Equal(0x3F80_8000u, BitConverter.SingleToUInt32Bits(1 + u));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones() =>
        Assert.StartsWith("unknown dtype 'fp17'. Known: FP64, FP32,", Assert.Throws<ArgumentException>(() => Dtype.Parse("fp17")).Message);
}
