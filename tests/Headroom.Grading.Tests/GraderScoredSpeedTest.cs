using Headroom.Measurement;

namespace Headroom.Grading.Tests;

/// <summary>A measured time beside a bound of 2 ms, which no place gives in less than 1 ms, and a baseline of 10 ms; S of 0.75.</summary>
public sealed class GraderScoredSpeedTest
{
    private static readonly string s_anyAssembly = typeof(GraderScoredSpeedTest).Assembly.Location;
    private static readonly SpeedMark s_mark = new(0.75, 2e-3, 1e-3, 10e-3);

    [Fact]
    public void A_score_is_a_ratio_of_speeds() => Assert.Equal(10 / (2 + 8 / 3.0), s_mark.Ratio, 12);

    [Theory]
    [InlineData(4, 0.8)]
    [InlineData(2, 1)]
    [InlineData(1.5, 1)] // some of the data lay nearer
    public void A_fast_candidate_passes_with_its_score(double ms, double score)
    {
        var grade = Grade(ms);
        Assert.Equal(Outcome.Passed, grade.Outcome);
        Assert.Equal(score, Assert.Single(grade.Budget, row => row.What == Grader.ScoreRow).Yours, 3);
    }

    [Fact]
    public void A_slow_candidate_fails_for_its_score()
    {
        var grade = Grade(7);
        Assert.Equal((Outcome.Failed, Reason.TooSlow, "one product at a time"), (grade.Outcome, grade.Reason, grade.Likely));
    }

    [Fact]
    public void A_candidate_below_what_any_place_gives_has_not_done_the_work()
    {
        var grade = Grade(0.9);
        Assert.Equal((Outcome.Failed, Reason.WrongValue), (grade.Outcome, grade.Reason));
        Assert.Contains("is below the bound", grade.Headline + grade.Likely, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_machine_cannot_tell_is_too_noisy() => Assert.Equal(Outcome.TooNoisy, Grade(4.6, spread: 0.5).Outcome);

    [Fact]
    public void The_baseline_of_the_comparison_counts_and_not_the_one_before_it()
    {
        var grade = Grade(5, drift: 2);
        Assert.Equal(Outcome.Passed, grade.Outcome);
        Assert.Equal(6 / 7.0, Assert.Single(grade.Budget, row => row.What == Grader.ScoreRow).Yours, 3);
    }

    [Fact]
    public void A_baseline_below_the_bound_tells_nothing() => Assert.Equal(Outcome.TooNoisy, Grade(4, drift: 0.15).Outcome);

    private static Grading.Grade Grade(double ms, double spread = 0, double drift = 1) =>
        new Timed(Report(1e-3 * ms, 10e-3 * drift, spread)).Run(new GradeRequest("11.2", "Timed", s_anyAssembly, 1), _ => { });

    private static PairedTimingReport Report(double candidate, double baseline, double spread)
    {
        var ratio = baseline / candidate;
        var estimate = new RatioEstimate(ratio, ratio / (1 + spread), ratio * (1 + spread), 0.95, 12);
        return new()
        {
            Verdict = estimate.Against(s_mark.Ratio, 0), Ratio = estimate, RequiredRatio = s_mark.Ratio,
            Candidate = TimingReport.From([candidate, candidate, candidate]), Baseline = TimingReport.From([baseline, baseline, baseline]),
            BatchSize = 1, Elapsed = 1,
        };
    }

    private sealed class Timed(PairedTimingReport timing) : Grader
    {
        protected override void Require() => Case("a", () =>
        {
            Number("x", 1, 1);
            ScoredSpeed("time of a call", timing, s_mark, 1, "a plain loop", "bytes", "one product at a time");
        });
    }
}
