using Headroom.Classroom.Containing;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>Inputs changed behind a reference's back, and put back before anybody compares: a pass that a clean process does not bear
/// out.</summary>
[Machine]
public sealed class WitnessTest(Grading grading) : IClassFixture<Grading>
{
    private const string Rate = "public static double Rate(double[] p, double[] q) => p.Zip(q, Math.Min).Sum();";
    private const string Acceptance = "public static double Acceptance(double[] p, double[] q, int token) => ";

    // The reference of Rate is computed from p and q after the call. So q becomes p but for one token, and the next call restores it.
    private const string Changed = """
        private static double[] s_q = [], s_kept = [];

            private static void Back() => s_kept.CopyTo(s_q, 0);

            private static Func<double, double, double> Restored(Func<double, double, double> min)
            {
                Back();
                return min;
            }

            public static double Rate(double[] p, double[] q)
            {
                Back();
                (s_q, s_kept) = (q, [.. q]);
                var first = Array.FindIndex(q, x => x > 0); // the grader reads this one before its next call
                for (var i = 0; i < q.Length; i++)
                    if (i != first) q[i] = p[i];
                return p.Zip(q, Math.Min).Sum();
            }
        """;

    [Fact]
    public async Task An_input_that_was_changed_and_put_back_holds_the_mark()
    {
        var solution = File.ReadAllText(Repository.PathTo("solutions/07-speculation/ResidualSampling.cs"));
        Assert.Contains(Rate, solution);
        Assert.Contains(Acceptance, solution);
        var mark = await grading.Mark(
            grading.Course.Find("07.2"),
            solution.Replace(Rate, Changed).Replace(Acceptance + "Math.Min(", Acceptance + "Restored(Math.Min)("),
            Containments.None, TestContext.Current.CancellationToken);
        Assert.True(mark.Outcome == Outcome.Passed, $"the grader itself sees it: {mark.Headline}");
        Assert.Contains("is not what a process without it expects", mark.Held);
    }

    [Theory, InlineData("01.4"), InlineData("02.4"), InlineData("04.5"), InlineData("07.2")]
    public async Task A_right_submission_is_borne_out(string id)
    {
        var exercise = grading.Course.Find(id);
        var mark = await grading.Mark(
            exercise, File.ReadAllText(Repository.PathTo(exercise.SolutionFile)), Containments.None, TestContext.Current.CancellationToken);
        Assert.Null(mark.Held);
        Assert.True(mark.Outcome is Outcome.Passed or Outcome.TooNoisy, mark.Headline);
    }
}
