using System.Text.RegularExpressions;
using Headroom.Cli;
using Headroom.Cli.Mutants;
using Headroom.Cli.Proofs;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Testing.GuiltyLines;

/// <summary>
/// A report about traffic or bank conflicts names the line to look at; the lines to look at are those that a mutant changed.
/// </summary>
[Machine]
public sealed partial class GuiltyLinesTest
{
    private const double Goal = 0.9;

    // 67 are judged today: with far fewer the test would no longer look.
    private const int Fewest = 60;

    [Fact]
    public async Task In_nine_of_ten_mutants_over_a_budget_of_traffic_or_banks_the_guilty_line_comes_first()
    {
        var layout = CourseLayout.Find();
        using var checker = new Checker(layout);
        var file = Path.GetTempFileName();
        var (judged, misses) = (0, new List<string>());
        foreach (var exercise in Syllabus.Load(layout.Root).Exercises.Where(e => e.Unit is "02" or "03" or "04").SelectMany(e => e.Choices))
        {
            var solution = File.ReadAllLines(layout.PathTo(exercise.SolutionFile));
            foreach (var mutant in Mutant.All(layout, exercise).Where(m => Budgets().IsMatch(m.Expected)))
            {
                File.WriteAllText(file, mutant.Text);
                var report = await checker.Check(exercise, file, new CheckOptions(), TestContext.Current.CancellationToken);
                if (report.Reason != Reason.OverBudget || report.Budget.First(row => !row.Kept).What is var what
                    && !Traffic().IsMatch(what))
                    continue;
                judged++;
                var guilty = ChangedLines.Of(solution, mutant.Text.ReplaceLineEndings("\n").Split('\n'));
                if (report.Places.Count == 0 || !guilty.Contains(report.Places[0].Line))
                    misses.Add(
                        $"{mutant.Where} {mutant.Name}, {what}: changed {string.Join(", ", guilty.Order())}; the report "
                        + $"says {string.Join("; ", report.Places.Select(p => $"{p.Line} {p.Text.ReplaceLineEndings(" ")}"))}");
            }
        }
        File.Delete(file);
        var summary = $"{judged - misses.Count} of {judged}\n{string.Join('\n', misses)}";
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(judged >= Fewest, summary);
        Assert.True(judged - misses.Count >= Goal * judged, summary);
    }

    [GeneratedRegex("bytes|sectors|wavefronts|shared requests|FLOP/B")]
    private static partial Regex Traffic();

    // What mutants say that may be rejected for traffic; the others need not be run.
    [GeneratedRegex(
        "over budget|memory|bytes|wavefronts|sectors|requests|far apart|cross once|once per|reaches|other than 0|passes of their own")]
    private static partial Regex Budgets();
}
