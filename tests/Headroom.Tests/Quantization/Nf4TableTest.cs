using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class Nf4TableTest
{
    [Fact]
    public void The_derived_table_is_the_published_one_to_a_millionth()
    {
        var derived = Nf4Table.Derive();
        Assert.Equal(16, derived.Length);
        for (var i = 0; i < 16; i++) Assert.Equal(Nf4Table.Published[i], derived[i], 2e-7);
    }

    [Fact]
    public void It_has_seven_values_below_zero_and_eight_above()
    {
        Assert.Equal(7, Nf4Table.Published.Count(value => value < 0));
        Assert.Equal(0, Nf4Table.Published[7]);
        Assert.Equal(8, Nf4Table.Published.Count(value => value > 0));
    }

    [Fact]
    public void Double_quantization_costs_0_127_bits_and_saves_3_03_GB_of_65_billion()
    {
        Assert.Equal(4.126953125, new Nf4DoubleQuantized().BitsPerWeight);
        Assert.Equal(4.5, new Nf4().BitsPerWeight);
        Assert.Equal(3.03e9, (new Nf4().BitsPerWeight - new Nf4DoubleQuantized().BitsPerWeight) / 8 * 65e9, 5e6);
    }

    // Steps of a linear map would be 1000 / 127 = 7.9 wide, and the other scales of the group are near 2.4: nothing would be left of them.
    [Fact]
    public void One_outlier_costs_its_group_a_quarter_more_error_and_not_everything()
    {
        var values = Normal.Sample(64 * 256, seed: 2);
        values[100] = 1000;
        var back = new Nf4DoubleQuantized().RoundTrip(values);
        var others = values.AsSpan(128);
        var error = others.ToArray().Zip(back.Skip(128), (x, y) => (x - y) * (x - y)).Average();
        Assert.InRange(Math.Sqrt(error), new Nf4().Rmse(others), 1.25 * new Nf4().Rmse(others));
    }
}
