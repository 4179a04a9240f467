using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class FloatGridTest
{
    public static TheoryData<string> Formats => ["E4M3", "E5M2", "E2M1", "own"];

    private static FloatGrid Grid(string name) => name switch
    {
        "E4M3" => FloatGrid.E4M3, "E5M2" => FloatGrid.E5M2, "E2M1" => FloatGrid.E2M1, _ => FloatGrid.Of(4, -2, 15.5f),
    };

    // Every number of the grid, ascending from 0, by counting.
    private static List<double> Numbers(FloatGrid grid)
    {
        var (steps, numbers) = (1 << grid.FractionBits, new List<double> { 0 });
        for (var code = 1; numbers[^1] < grid.Largest; code++)
            numbers.Add(code < steps ? code * (double)grid.Smallest
                : (steps + code % steps) * (double)grid.Smallest * Math.Pow(2, code / steps - 1));
        return numbers;
    }

    [Theory, MemberData(nameof(Formats))]
    public void Rounding_goes_to_the_nearest_number_and_ties_to_even(string name)
    {
        var grid = Grid(name);
        var numbers = Numbers(grid);
        Assert.Equal(grid.Largest, numbers[^1]);
        for (var code = 0; code + 1 < numbers.Count; code++)
        {
            var middle = (float)((numbers[code] + numbers[code + 1]) / 2);
            Assert.Equal((float)numbers[code], grid.Nearest((float)numbers[code]));
            Assert.Equal((float)numbers[code % 2 == 0 ? code : code + 1], grid.Nearest(middle));
            Assert.Equal((float)-numbers[code], grid.Nearest(-MathF.BitDecrement(middle)));
            Assert.Equal((float)numbers[code + 1], grid.Nearest(MathF.BitIncrement(middle)));
        }
        Assert.Equal(-grid.Largest, grid.Nearest(float.NegativeInfinity));
        Assert.True(float.IsNegative(grid.Nearest(-0f)));
        Assert.True(float.IsNaN(grid.Nearest(float.NaN)));
    }

    [Theory, MemberData(nameof(Formats))]
    public void Many_are_rounded_as_one_is(string name)
    {
        var grid = Grid(name);
        float[] values = [.. Normal.Sample(1001, seed: 5).Select((each, i) => each * MathF.ScaleB(1, i % 40 - 20)), -0f, float.NaN, 1e30f];
        float[] expected = [.. values.Select(grid.Nearest)];
        grid.Nearest(values);
        Assert.Equal(expected, values);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Stochastic_rounding_is_right_on_average(string name)
    {
        const int Draws = 40_000;
        var grid = Grid(name);
        var value = -0.7f * grid.Largest;
        var values = Enumerable.Repeat(value, Draws).ToArray();
        grid.Stochastic(values, seed: 0x1234_5678_9ABC_DEF1);
        double low = values.Min(), high = values.Max();
        Assert.Equal(2, values.Distinct().Count());
        // Five standard errors of a coin between both neighbours.
        var deviation = Math.Sqrt((value - low) * (high - value) / Draws);
        Assert.InRange(values.Average(each => (double)each), value - 5 * deviation, value + 5 * deviation);
    }

    [Fact]
    public void A_number_of_the_grid_stays_whatever_is_drawn()
    {
        foreach (var uniform in (float[])[0, 0.5f, 0.9999999f])
            foreach (var number in Numbers(FloatGrid.E4M3)) Assert.Equal((float)number, FloatGrid.E4M3.Stochastic((float)number, uniform));
    }

    [Fact]
    public void The_largest_number_must_be_one_of_the_grid()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatGrid.Of(2, 0, 7.3f));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatGrid.Of(11, 0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => FloatGrid.Of(2, 0, float.NaN));
    }
}
