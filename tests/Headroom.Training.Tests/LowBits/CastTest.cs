using Headroom.Quantization;
using Headroom.Training.LowBits;
using Headroom.Training.Seeds;

namespace Headroom.Testing.LowBits;

public sealed class CastTest
{
    private static float[] Rounded(Cast cast, float[] values, int columns)
    {
        float[] copy = [.. values];
        cast.Apply(copy, columns, new Dice(7));
        return copy;
    }

    [Fact]
    public void Blocks_of_Mxfp4_are_those_of_the_packed_format()
    {
        var values = Normal.Sample(96, seed: 1);
        var cast = new Cast { Grid = FloatGrid.E2M1, Scaling = Scaling.PowerOfTwo, Block = 32 };
        Assert.Equal(new MxFp4().RoundTrip(values), Rounded(cast, values, 96));
    }

    [Fact]
    public void Blocks_of_Nvfp4_are_those_of_the_packed_format()
    {
        var values = Normal.Sample(5 * 64, seed: 2);
        var cast = new Cast { Grid = FloatGrid.E2M1, Scaling = Scaling.TwoLevel, Block = 16 };
        Assert.Equal(new NvFp4().RoundTrip(values), Rounded(cast, values, 64));
    }

    [Fact]
    public void Square_blocks_of_a_turned_matrix_have_the_same_numbers()
    {
        var values = Normal.Sample(40 * 24, seed: 3);
        float[] Turned(float[] x, int columns) =>
            [.. Enumerable.Range(0, x.Length).Select(i => x[i % (x.Length / columns) * columns + i / (x.Length / columns)])];
        var cast = new Cast { Grid = FloatGrid.E4M3, Scaling = Scaling.Block, Block = 16, Square = true };
        Assert.Equal(Turned(Rounded(cast, values, 24), 24), Rounded(cast, Turned(values, 24), 40));
    }

    [Fact]
    public void Bf16_is_the_upper_half_of_the_bits()
    {
        var rounded = Rounded(Cast.Bf16, [1.00390625f, 1.01171875f, -3.14159274f, 0, 1e-30f, 1, 2, 3, 4.01f], 9);
        Assert.Equal(1, rounded[0]); // half way between 1 and 1 + 2^-7: to even
        Assert.Equal(1.015625f, rounded[1]);
        Assert.Equal(-3.140625f, rounded[2]);
        Assert.Equal(4, rounded[8]);
    }

    [Theory]
    [InlineData(1, new[] { -2f, 2, 2, -2 })]
    [InlineData(2, new[] { -4f, 0, 4, 0 })]
    [InlineData(3, new[] { -4f, 1.3333334f, 2.6666667f, -1.3333334f })]
    public void Integers_have_a_scale_for_each_row(int bits, float[] expected)
    {
        var rounded = Rounded(new Cast { IntegerBits = bits }, [-4, 1, 2.1f, -0.9f, 0, 0, 0, 0], 4);
        Assert.All(rounded[..4].Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Equal([0, 0, 0, 0], rounded[4..]);
    }

    [Fact]
    public void Nothing_but_zeros_stays_so_and_what_is_no_number_stays_none()
    {
        foreach (var scaling in Enum.GetValues<Scaling>())
        {
            var cast = new Cast { Grid = FloatGrid.E2M1, Scaling = scaling, Block = 16 };
            Assert.Equal(new float[32], Rounded(cast, new float[32], 32));
            Assert.Contains(float.NaN, Rounded(cast, [float.NaN, .. new float[31]], 32));
        }
    }
}
