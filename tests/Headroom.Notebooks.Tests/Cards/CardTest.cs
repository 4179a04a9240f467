using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Course.Tests;
using Headroom.Grading;
using Headroom.Grading.Reporting;
using Headroom.Notebooks.Cards;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Cards;

/// <summary>The cards of a notebook, as HTML and as text.</summary>
public sealed class CardTest
{
    private static readonly Syllabus s_course = Read();

    private static readonly ProgressCard s_progress = new(s_course, new Dictionary<string, ExerciseProgress>
    {
        ["01.1"] = new() { Passed = DateTimeOffset.UnixEpoch, Points = 2, Attempts = 3 },
        ["01.2"] = new() { Attempts = 1 },
    });

    [Fact]
    public void Progress_as_text() => Snapshot.Match(s_progress.ToString());

    [Fact]
    public void Progress_as_html() => Snapshot.Match(s_progress.ToHtml());

    [Fact]
    public void Progress_with_predictions_as_text() => Snapshot.Match(Predicted().ToString());

    [Fact]
    public void Progress_with_predictions_as_html() => Snapshot.Match(Predicted().ToHtml());

    [Fact]
    public void Without_predictions_the_map_is_as_before() =>
        Assert.Equal(s_progress.ToString(), s_progress.With(new Dictionary<string, LockedPrediction>()).ToString());

    [Fact]
    public void A_hint_as_text() => Snapshot.Match(Hint(2).ToString());

    [Fact]
    public void A_hint_as_html_folds_those_before_it() => Snapshot.Match(Hint(2).ToHtml());

    [Fact]
    public void The_last_hint_offers_the_solution() =>
        Assert.Contains("./course solution 01.1 --give-up", Hint(3).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Marks_are_said_in_words() =>
        Assert.All(["passed", "tried"], word => Assert.Contains($"aria-label=\"{word}\"", s_progress.ToHtml(), StringComparison.Ordinal));

    [Fact]
    public void As_a_card() => Snapshot.Match(ReportHtml.Render(new()
    {
        Exercise = "01.4", Title = "The cost of a token", Outcome = Outcome.Failed, Reason = Reason.WrongValue,
        Seed = 20931, Seconds = 0.93, Headline = "wrong on <b>", Mismatches = [new("a < b", 1, 2, 0)],
    }));

    [Fact]
    public void A_check_that_cannot_run_here_is_a_card_with_the_reason_and_no_failure()
    {
        var card = ReportHtml.Render(new()
        {
            Exercise = "05.1", Outcome = Outcome.CannotRun, Headline = "cannot run here: there is no libtorch for linux-arm64.",
        });
        Assert.Contains("there is no libtorch for linux-arm64.", card, StringComparison.Ordinal);
        Assert.Contains(Card.Neutral, card, StringComparison.Ordinal);
        Assert.DoesNotContain(Card.Bad, card, StringComparison.Ordinal);
    }

    private static HintCard Hint(int shown) =>
        new(s_course.Find("01.1") with { Hints = ["Look at <T>.", "FLOPs = 2 n.", "Return 2 * n."] }, shown);

    private static ProgressCard Predicted() => s_progress.With(new Dictionary<string, LockedPrediction>
    {
        ["01 one reading"] = new(5, 4, 6, DateTimeOffset.UnixEpoch) { Truth = 4.79, Unit = "ms" },
        ["01 ridge"] = new(100, 50, 200, DateTimeOffset.UnixEpoch) { Truth = 295.3, Unit = "FLOP/B" },
        ["01 share <b>"] = new(10, 1, 40, DateTimeOffset.UnixEpoch),
    });

    private static Syllabus Read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("course.json", Sample.Text);
        return Syllabus.Parse(folder.Path, System.Text.Encoding.UTF8.GetBytes(Sample.Text), _ => true, Sample.SolutionAt);
    }
}
