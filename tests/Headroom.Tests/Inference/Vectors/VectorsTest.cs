using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Tests.Inference.Vectors;

public sealed class VectorsTest
{
    [Fact]
    public void The_exponential_is_within_two_units_in_the_last_place()
    {
        for (var x = -87.2; x < 88; x += 0.0137)
        {
            var (value, exact) = (Exponential.Of(Vector512.Create((float)x))[3], Math.Exp((float)x));
            Assert.True(Math.Abs(value - exact) <= 2 * exact * Math.Pow(2, -23), $"e^{x} is {exact}, not {value}");
        }
        Assert.Equal(0, Exponential.Of(Vector512.Create(float.NegativeInfinity))[0]);
        Assert.Equal(0, Exponential.Of(Vector512.Create(-200f))[15]);
        Assert.Equal(1, Exponential.Of(Vector512<float>.Zero)[7]);
        Assert.True(float.IsFinite(Exponential.Of(Vector512.Create(1000f))[0]));
    }

    [Fact]
    public void Every_finite_half_is_widened_exactly()
    {
        Half[] all = [.. Enumerable.Range(0, 65536).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(Half.IsFinite)];
        for (var i = 0; i + 16 <= all.Length; i += 16)
        {
            var wide = Halves.Load(ref MemoryMarshal.AsBytes(all.AsSpan(i, 16))[0]);
            for (var lane = 0; lane < 16; lane++)
                Assert.Equal(BitConverter.SingleToInt32Bits((float)all[i + lane]), BitConverter.SingleToInt32Bits(wide[lane]));
        }
    }

    [Fact]
    public void Sums_and_the_largest_cross_all_lanes()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var one = new float[16];
            one[lane] = 5;
            Assert.Equal(5, Sixteen.Sum(Vector512.LoadUnsafe(ref one[0])));
            Assert.Equal(5, Sixteen.Max(Vector512.LoadUnsafe(ref one[0])));
        }
        float[] values = [.. Enumerable.Range(0, 32).Select(i => (float)i)];
        Assert.Equal(values.Sum(v => v * v), Sixteen.SumOfSquares(ref values[0], 32));
    }
}
