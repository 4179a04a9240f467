using Headroom.Cli.Mutants;
using Headroom.Course;

namespace Headroom.Testing;

/// <summary>What holds of every mutant before it is graded.</summary>
public sealed class MutantsTest
{
    private const double FewestOfARewrite = 0.4;

    private static readonly CourseLayout s_layout = CourseLayout.Find();

    public static TheoryData<string> Ids => [.. Syllabus.Load(s_layout.Root).Exercises.Select(exercise => exercise.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void What_differs_in_few_lines_is_an_edit_and_no_file(string id)
    {
        foreach (var exercise in Syllabus.Load(s_layout.Root).Find(id).Choices)
        {
            var solution = Code(File.ReadAllText(s_layout.PathTo(exercise.SolutionFile)));
            foreach (var rewrite in Mutant.All(s_layout, exercise)
                .Where(mutant => !mutant.Where.Contains(".mutants", StringComparison.Ordinal)))
            {
                var code = Code(rewrite.Text);
                var kept = solution.Count - LineChanges.Between(solution, code).Sum(change => change.Count);
                var differs = 1 - (double)kept / Math.Max(solution.Count, code.Count);
                Assert.True(
                    differs >= FewestOfARewrite,
                    $"{rewrite.Where} differs in {differs:P0} of its lines: write it as an edit, ./course new mutant {id}");
            }
        }
    }

    // Comments and empty lines aside: a rewrite need not repeat the solution's.
    private static List<string> Code(string text) =>
        [.. text.Split('\n').Select(line => line.Split("//")[0].TrimEnd()).Where(line => line.Length > 0)];
}
