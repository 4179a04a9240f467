namespace Headroom.Grading.Tests;

public sealed class ArrayExpectationTest
{
    private const string Cause = "the scale is left out";

    private static readonly double[] s_right = [2, 4, 6];

    [Fact]
    public void A_trap_names_the_mistake_whose_array_came() => Assert.Equal(Cause, Of([1, 2, 3]).Trap(() => [1, 2, 3], Cause).Trapped);

    [Fact]
    public void The_first_mistake_that_fits_is_named() =>
        Assert.Equal(
            Cause, Of([1, 2, 3]).Trap(() => [1, 2, 4], "another").Trap(() => [1, 2, 3], Cause).Trap(() => [1, 2, 3], "a third").Trapped);

    [Fact]
    public void An_array_that_differs_in_one_element_is_not_named() => Assert.Null(Of([1, 2, 3]).Trap(() => [1, 2, 3.1], Cause).Trapped);

    [Fact]
    public void What_came_is_compared_within_the_arrays_own_tolerance()
    {
        Assert.Equal(Cause, Of([1, 2, 3], Tolerance.Absolute(0.1)).Trap(() => [1, 2, 3.05], Cause).Trapped);
        Assert.Null(Of([1, 2, 3], Tolerance.Absolute(0.01)).Trap(() => [1, 2, 3.05], Cause).Trapped);
    }

    [Fact]
    public void A_mistake_that_gives_the_right_array_on_these_inputs_says_nothing() =>
        Assert.Null(Of([2, 4, 6.15f], Tolerance.Absolute(0.1)).Trap(() => [2, 4, 6.08], Cause).Trapped);

    [Fact]
    public void Nothing_is_worked_out_where_the_result_is_right() =>
        Assert.Null(Of([2, 4, 6]).Trap(() => throw new InvalidOperationException("asked"), Cause).Trapped);

    [Fact]
    public void Nothing_is_worked_out_where_a_cause_is_known() =>
        Assert.Null(Of([1, 2, 3], isAsked: false).Trap(() => throw new InvalidOperationException("asked"), Cause).Trapped);

    [Fact]
    public void Values_far_above_the_right_ones_are_rounded_at_their_own_size()
    {
        // 1e-6 of 6 is allowed, and of 6e6 as much for its size.
        Assert.Equal(Cause, Of([1, 2, 6e6f], Tolerance.Absolute(6e-6)).Trap(() => [1, 2, 6e6 + 4], Cause).Trapped);
        Assert.Null(Of([1, 2, 6e6f], Tolerance.Absolute(6e-6)).Trap(() => [1, 2, 6e6 + 40], Cause).Trapped);
    }

    // A share of a value grows with it already.
    [Fact]
    public void A_wrong_array_far_above_the_right_one_must_come_to_within_its_share()
    {
        Assert.Equal(Cause, Of([1, 2, 6e6f], Tolerance.Relative(1e-6)).Trap(() => [1, 2, 6e6 + 4], Cause).Trapped);
        Assert.Null(Of([1, 2, 3e6f], Tolerance.Relative(1e-6)).Trap(() => [1, 2, 6e6], Cause).Trapped);
    }

    [Fact]
    public void An_array_of_nan_is_a_mistake_like_any_other() =>
        Assert.Equal(Cause, Of([float.NaN, float.NaN, float.NaN]).Trap(() => [double.NaN, double.NaN, double.NaN], Cause).Trapped);

    [Fact]
    public void What_is_right_to_within_a_coarser_tolerance_alone_was_rounded()
    {
        Assert.Equal(Cause, Of([2, 4, 6.01f], Tolerance.Absolute(1e-3)).TrapRounding(Tolerance.Absolute(0.1), Cause).Trapped);
        Assert.Null(Of([2, 4, 7], Tolerance.Absolute(1e-3)).TrapRounding(Tolerance.Absolute(0.1), Cause).Trapped);
    }

    [Fact]
    public void A_wrong_array_of_another_length_is_the_graders_mistake() =>
        Assert.Throws<ArgumentException>(() => Of([1, 2, 3]).Trap(() => [1, 2], Cause));

    private static ArrayExpectation Of(float[] got, Tolerance? tolerance = null, bool isAsked = true)
    {
        var within = tolerance ?? Tolerance.Exact;
        return new("y", got, s_right, within, ArrayComparison.Of("y", got, s_right, within, []), isAsked);
    }
}
