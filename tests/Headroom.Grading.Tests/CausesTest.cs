namespace Headroom.Grading.Tests;

public sealed class CausesTest
{
    [Theory]
    [InlineData(8, "bits where bytes are asked")]
    [InlineData(0.5, "a multiply-add is two operations")]
    [InlineData(1.073741824, "GB and GiB exchanged")]
    [InlineData(100, "a percentage where a fraction is asked")]
    [InlineData(3600, "hours and seconds exchanged")]
    [InlineData(-1, "the sign")]
    [InlineData(7, "a constant factor: 7 times")]
    public void A_constant_ratio_names_its_mistake(double ratio, string cause)
    {
        var failed = new[] { new Expectation("bytes", 3 * ratio, 3), new Expectation("bytes", 5e9 * ratio, 5e9) };
        Assert.Contains(cause, Causes.Infer(failed, failed));
    }

    [Fact]
    public void Numbers_right_to_seven_digits_are_told_as_floats_and_not_as_a_factor()
    {
        Expectation[] failed = [new("FLOP/s", (float)385.8024691e12, 385.8024691e12), new("FLOP/s", (float)1.1e11, 1.1e11)];
        Assert.Contains("is a value a float on its way?", Causes.Infer(failed, failed));
        Expectation[] near = [new("FLOP/s", 3.0003, 3), new("FLOP/s", 5.0005, 5)];
        Assert.Null(Causes.Infer(near, near));
    }

    [Fact]
    public void Ratios_that_differ_name_nothing()
    {
        var failed = new[] { new Expectation("bytes", 6, 3), new Expectation("bytes", 15, 5) };
        Assert.Null(Causes.Infer(failed, failed));
    }

    [Fact]
    public void The_same_number_every_time_is_told_as_a_constant()
    {
        var all = new[] { new Expectation("FLOPs", 42, 3), new Expectation("FLOPs", 42, 42), new Expectation("FLOPs", 42, 5) };
        Assert.Contains("FLOPs is 42 whatever the input", Causes.Infer([all[0], all[2]], all));
    }

    [Fact]
    public void Zeros_are_told_as_zeros()
    {
        var all = new[] { new Expectation("FLOPs", 0, 3), new Expectation("FLOPs", 0, 5) };
        Assert.Contains("FLOPs is 0 whatever the input", Causes.Infer(all, all));
    }

    [Fact]
    public void A_nan_is_told_before_anything_else()
    {
        var failed = new[] { new Expectation("x", double.NaN, 3) };
        Assert.Contains("NaN", Causes.Infer(failed, failed));
    }

    [Fact]
    public void One_odd_number_alone_names_nothing()
    {
        var failed = new[] { new Expectation("x", 7, 3) };
        Assert.Null(Causes.Infer(failed, failed));
    }
}
