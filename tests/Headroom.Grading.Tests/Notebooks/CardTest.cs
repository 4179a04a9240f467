using Headroom.Grading.Learning;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Notebooks;

/// <summary>The cards of a notebook, as HTML and as text.</summary>
public sealed class CardTest
{
    private static readonly Course s_course = Read();

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
    public void A_hint_as_text() => Snapshot.Match(Hint(2).ToString());

    [Fact]
    public void A_hint_as_html_folds_those_before_it() => Snapshot.Match(Hint(2).ToHtml());

    [Fact]
    public void The_last_hint_offers_the_solution() => Assert.Contains("./course solution 01.1 --give-up", Hint(3).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Marks_are_said_in_words() => Assert.All(["passed", "tried"], word => Assert.Contains($"aria-label=\"{word}\"", s_progress.ToHtml(), StringComparison.Ordinal));

    private static HintCard Hint(int shown) => new(s_course.Find("01.1") with { Hints = ["Look at <T>.", "FLOPs = 2 n.", "Return 2 * n."] }, shown);

    private static Course Read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("course.json", Sample.Text);
        return Course.Parse(folder.Path, System.Text.Encoding.UTF8.GetBytes(Sample.Text), _ => true);
    }
}
