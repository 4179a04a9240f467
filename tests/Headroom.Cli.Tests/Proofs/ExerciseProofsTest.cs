using Headroom.Cli;
using Headroom.Cli.Proofs;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Testing.Proofs;

public sealed class ExerciseProofsTest
{
    [Fact]
    public async Task Verify_shows_a_table_and_what_is_wrong()
    {
        using var course = new TemporaryCourse();
        course.Write("exercises/01-roofline/Work.cs", course.Read("exercises/01-roofline/Work.cs").Replace("int n", "long n", StringComparison.Ordinal));
        course.Write("tests/Mutants/01-roofline/Work/FmaAsOne.cs", "// rejected: multiply-add counted as one\n");
        course.Write("tests/Mutants/01-roofline/Work/Unsaid.cs", "// what is this\n");
        course.Write("tests/Mutants/01-roofline/Work/WrongReason.cs", "// rejected: bits for bytes\n");
        course.Checker.Answer(SampleReports.Failed("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("verify", "01.1"));
        var table = course.Output[course.Output.IndexOf("\n\n", StringComparison.Ordinal)..];
        Snapshot.Match(System.Text.RegularExpressions.Regex.Replace(table, @"\d+\.\d s$", "S s", System.Text.RegularExpressions.RegexOptions.Multiline));
    }

    [Fact]
    public async Task The_real_exercise_holds_where_stub_solution_and_grader_agree()
    {
        using var course = new TemporaryCourse();
        var exercise = course.Course.Find("01.1");
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        Assert.True((await Prove(proofs, Proof.StubIsNotAttempted, exercise)).Holds);
        Assert.True((await Prove(proofs, Proof.StubIsTheSolutionWithoutItsRegion, exercise)).Holds);
        course.Checker.Answer(SampleReports.Passed("01.1"));
        Assert.True((await Prove(proofs, Proof.SolutionPasses, exercise)).Holds);
        Assert.False((await Prove(proofs, Proof.StubIsNotAttempted, exercise)).Holds);
    }

    [Fact]
    public async Task A_mutant_that_passes_or_is_not_judged_breaks_the_proof()
    {
        using var course = new TemporaryCourse();
        for (var i = 0; i < 5; i++) course.Write($"tests/Mutants/01-roofline/Work/M{i}.cs", "// rejected: multiply-add\n");
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        foreach (var (report, holds) in new[] { (SampleReports.Failed("01.1"), true), (SampleReports.Passed("01.1"), false), (SampleReports.TooNoisy("01.1"), false) })
        {
            course.Checker.Answer(report);
            Assert.Equal(holds, (await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Holds);
        }
    }

    [Fact]
    public async Task A_rejection_for_another_reason_breaks_the_proof()
    {
        using var course = new TemporaryCourse();
        for (var i = 0; i < 5; i++) course.Write($"tests/Mutants/01-roofline/Work/M{i}.cs", "// rejected: WRONGVALUE\n");
        course.Checker.Answer(SampleReports.Failed("01.1"));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        Assert.True((await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Holds);
        course.Checker.Answer(SampleReports.Failed("01.1") with { Reason = Reason.Threw });
        Assert.False((await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Holds);
    }

    private static Task<ProofResult> Prove(ExerciseProofs proofs, Proof proof, Exercise exercise) =>
        proofs.Prove(proof, exercise, TestContext.Current.CancellationToken);
}
