using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class ScaleCodesTest
{
    [Fact]
    public void Every_E4M3_code_comes_back()
    {
        for (var code = 0; code <= 0x7E; code++) Assert.Equal(code, E4M3.Encode(E4M3.Decode((byte)code)));
        Assert.Equal((0f, 1 / 512f, 1f, 448f), (E4M3.Decode(0), E4M3.Decode(1), E4M3.Decode(0x38), E4M3.Decode(0x7E)));
    }

    [Theory]
    [InlineData(1.0625f, 0x38)] // half way from 1 to 1.125: even is 1
    [InlineData(1.1875f, 0x3A)] // half way from 1.125 to 1.25: even is 1.25
    [InlineData(0.0009765625f, 0)] // half of the smallest step
    [InlineData(0.0029296875f, 2)] // 1.5 steps
    [InlineData(0.0155f, 8)] // just under 2^-6 rounds up into the normal values
    [InlineData(1e9f, 0x7E)]
    public void E4M3_rounds_to_nearest_and_ties_to_even(float value, byte code) => Assert.Equal(code, E4M3.Encode(value));

    [Fact]
    public void E4M3_refuses_what_is_no_scale()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => E4M3.Encode(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => E4M3.Encode(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => E4M3.Decode(0x7F));
    }

    [Fact]
    public void The_dynamic_map_has_256_different_values_with_an_exact_zero_and_one()
    {
        Assert.Equal(256, DynamicMap.Values.Distinct().Count());
        Assert.Equal((127, 0f, 1f), (DynamicMap.Encode(0), DynamicMap.Decode(127), DynamicMap.Decode(255)));
        Assert.Equal(0.99296875, DynamicMap.Values[254], 1e-7); // the middle of the last of 64 parts of 0.1..1
        Assert.Equal(5.5e-7, DynamicMap.Values[128], 1e-12);
        Assert.Equal(-0.99296875, DynamicMap.Values[0], 1e-7);
    }

    [Fact]
    public void The_dynamic_map_finds_the_nearest_value()
    {
        for (var i = -1100; i <= 1100; i++)
        {
            var x = i / 1000f;
            var least = DynamicMap.Values.Min(value => Math.Abs(value - x));
            Assert.Equal(least, Math.Abs(DynamicMap.Decode(DynamicMap.Encode(x)) - x));
        }
    }

    [Fact]
    public void E2M1_has_eight_magnitudes_and_one_zero()
    {
        Assert.Equal([0, 0.5f, 1, 1.5f, 2, 3, 4, 6], E2M1.Magnitudes);
        Assert.Equal(15, E2M1.Points.Distinct().Count());
    }
}
