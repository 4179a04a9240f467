namespace Headroom.Grading.Tests;

/// <summary>A score beside its baseline and its bound, on a bound of 2 and a baseline of 10.</summary>
public sealed class GraderScoreTest
{
    private static readonly string s_anyAssembly = typeof(GraderScoreTest).Assembly.Location;

    [Fact]
    public void A_time_that_is_short_enough_passes_and_its_score_stands_in_a_row_named_S()
    {
        var grade = Grade(4);
        Assert.Equal(Outcome.Passed, grade.Outcome);
        var row = Assert.Single(grade.Budget, row => row.What == Grader.ScoreRow);
        Assert.Equal((0.8, 0.75, 0.5, 1.0), (row.Yours, row.Limit, row.Naive, row.Compulsory));
        Assert.Equal("S = 0.800: time 4 us, bound 2 us (bytes), baseline 10 us (one group).", Assert.Single(grade.Notes));
    }

    [Fact]
    public void A_time_that_is_too_long_is_told_with_the_time_that_the_score_needs()
    {
        var grade = Grade(7);
        Assert.Equal((Outcome.Failed, Reason.OverBudget), (grade.Outcome, grade.Reason));
        Assert.Equal("right, but S = 0.615: 0.75 needs 4.667 us of time, and yours is 7 us", grade.Headline);
        Assert.Equal("one group reads it all", grade.Likely);
    }

    [Fact]
    public void A_score_is_not_rounded_up_to_its_mark() => Assert.Equal(Outcome.Failed, Grade(4.66671).Outcome);

    [Theory]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_below_the_bound_or_none_is_no_score(double time)
    {
        var grade = Grade(time);
        Assert.Equal((Outcome.Failed, Reason.WrongValue), (grade.Outcome, grade.Reason));
        Assert.DoesNotContain(grade.Budget, row => row.What == Grader.ScoreRow);
    }

    private static Grading.Grade Grade(double time) =>
        new Timed(time).Run(new GradeRequest("11.1", "Timed", s_anyAssembly, 1), _ => { });

    private sealed class Timed(double time) : Grader
    {
        protected override void Require() => Case("a", () =>
        {
            Number("x", 1, 1);
            Scored("time", "us", (time, 2, 10), "one group", "bytes", 0.75, "one group reads it all");
        });
    }
}
