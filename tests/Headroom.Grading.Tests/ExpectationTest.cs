namespace Headroom.Grading.Tests;

public sealed class ExpectationTest
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    public void A_wrong_or_undefined_number_never_holds(double got) => Assert.False(new Expectation("x", got, 5).Holds);

    [Fact]
    public void Rounding_of_a_formula_is_allowed() => Assert.True(new Expectation("x", 5 * (1 + 4e-16), 5).Holds);

    [Fact]
    public void An_expected_infinity_is_met_by_infinity_alone()
    {
        Assert.True(new Expectation("x", double.PositiveInfinity, double.PositiveInfinity).Holds);
        Assert.False(new Expectation("x", 1e300, double.PositiveInfinity).Holds);
        Assert.False(new Expectation("x", double.NegativeInfinity, double.PositiveInfinity).Holds);
    }

    [Fact]
    public void Nothing_is_allowed_beside_an_infinity() => Assert.Equal(0, new Tolerance(1, 0).Allowed(double.NegativeInfinity));

    [Fact]
    public void A_trap_speaks_when_its_value_came() =>
        Assert.Equal("bits for bytes", new Expectation("x", 40, 5).Trap(40, "bits for bytes").Trapped());

    [Fact]
    public void A_trap_that_equals_the_right_value_is_silent() =>
        Assert.Null(new Expectation("x", 5, 5).Trap(5, "bits for bytes").Trapped());

    [Fact]
    public void Zero_within_an_absolute_bound_of_a_tiny_value_is_the_bounds_fault_not_hidden()
    {
        // KernelBench 165: an absolute 1e-2 lets zeros pass where outputs are 4e-6. The formula tolerance is relative.
        Assert.False(new Expectation("softmax", 0, 4e-6).Holds);
        Assert.True(new Expectation("softmax", 0, 4e-6).Within(Tolerance.Absolute(1e-2)).Holds);
    }
}
