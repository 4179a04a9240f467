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
        course.Write(
            "exercises/01-roofline/Work.cs",
            course.Read("exercises/01-roofline/Work.cs").Replace("int n", "long n", StringComparison.Ordinal));
        course.Write("tests/Mutants/01-roofline/Work.mutants", Mutants("multiply-add counted as one", "bits for bytes"));
        course.Checker.Answer(SampleReports.Failed("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("verify", "01.1"));
        var table = course.Output[course.Output.IndexOf("\n\n", StringComparison.Ordinal)..];
        Snapshot.Match(
            System.Text.RegularExpressions.Regex.Replace(
                table, @"\d+\.\d s$", "S s", System.Text.RegularExpressions.RegexOptions.Multiline));
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
    public async Task A_mutant_that_passes_breaks_the_proof_and_one_that_the_machine_cannot_judge_is_named_apart()
    {
        using var course = new TemporaryCourse();
        course.Write("tests/Mutants/01-roofline/Work.mutants", Mutants([.. Enumerable.Repeat("multiply-add", 5)]));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        foreach (var (report, holds, unjudged) in new[]
        {
            (SampleReports.Failed("01.1"), true, 0), (SampleReports.Passed("01.1"), false, 0), (SampleReports.TooNoisy("01.1"), true, 5),
        })
        {
            course.Checker.Answer(report);
            var result = await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"));
            Assert.Equal(
                (holds, unjudged), (result.Holds, result.Unjudged.Count(name => name.Contains(".mutants", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public async Task A_solution_that_the_machine_cannot_judge_is_neither_a_failure_nor_a_success()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.TooNoisy("01.1"));
        var result = await Prove(new ExerciseProofs(course.Layout, course.Checker), Proof.SolutionPasses, course.Course.Find("01.1"));
        Assert.Equal((true, 3), (result.Holds, result.Unjudged.Count));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_cannot_run_here_holds_where_it_need_not_and_breaks_its_proofs_where_it_must(bool must)
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.CannotRun("01.1", must));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        foreach (var proof in new[] { Proof.StubIsNotAttempted, Proof.SolutionPasses })
        {
            var result = await Prove(proofs, proof, course.Course.Find("01.1"));
            Assert.Equal((!must, !must), (result.Holds, result.CannotRun.Count > 0));
        }
        course.Write("tests/Mutants/01-roofline/Work.mutants", Mutants([.. Enumerable.Repeat("multiply-add", 5)]));
        Assert.Equal(must ? Exit.Failed : Exit.CannotRun, await course.Run("verify", "01.1"));
        Assert.Contains("there is no libtorch for linux-arm64.", course.Output);
    }

    [Fact]
    public async Task A_rejection_for_another_reason_breaks_the_proof()
    {
        using var course = new TemporaryCourse();
        course.Write("tests/Mutants/01-roofline/Work.mutants", Mutants([.. Enumerable.Repeat("WRONGVALUE", 5)]));
        course.Checker.Answer(SampleReports.Failed("01.1"));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        Assert.True((await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Holds);
        course.Checker.Answer(SampleReports.Failed("01.1") with { Reason = Reason.Threw });
        Assert.False((await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Holds);
    }

    [Fact]
    public async Task A_page_or_a_rewrite_that_cannot_be_read_breaks_the_proof_with_every_error()
    {
        using var course = new TemporaryCourse();
        course.Write(
            "tests/Mutants/01-roofline/Work.mutants",
            Mutants("multiply-add") + "\n## Lost\nrejected: words\n- no such line\n\n## OfNothing\nrejected: words\nof: Scalar\n- x\n");
        course.Write("tests/Mutants/01-roofline/Work/Unsaid.cs", "// what is this\n");
        course.Write("tests/Mutants/01-roofline/Work/M0.cs", "// rejected: words\n");
        course.Checker.Answer(SampleReports.Failed("01.1"));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        var broken = await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"));
        Assert.Equal(
        [
            "tests/Mutants/01-roofline/Work/Unsaid.cs:1: the first line is not \"// rejected: WORDS OF THE REPORT\". Write words that "
                + "the report must hold.",
            "tests/Mutants/01-roofline/Work.mutants:1: the name M0 is taken by a file in tests/Mutants/01-roofline/Work. Give one of the "
                + "two another name.",
            "tests/Mutants/01-roofline/Work.mutants:8: \"no such line\" is no line of solutions/01-roofline/Work.cs. Copy the lines that "
                + "go and stay from there.",
            "tests/Mutants/01-roofline/Work.mutants:10: there is no tests/Mutants/01-roofline/Work/Scalar.cs. \"of:\" names a rewrite of "
                + "the exercise: M0.",
        ], broken.Wrong);
    }

    [Fact]
    public async Task A_rewrite_is_judged_with_the_edits_and_may_be_edited_itself()
    {
        using var course = new TemporaryCourse();
        var graded = new List<string>();
        course.Write(
            "tests/Mutants/01-roofline/Work.mutants",
            Mutants([.. Enumerable.Repeat("multiply-add", 3)]) + "\n## Edited\nrejected: multiply-add\nof: Whole\n- one\n+ two\n");
        course.Write("tests/Mutants/01-roofline/Work/Whole.cs", "// rejected: MULTIPLY\none\n");
        course.Checker.Answer(SampleReports.Failed("01.1"));
        course.Checker.OnCheck = _ => graded.Add(File.ReadAllText(course.Checker.Checked[^1]));
        var proofs = new ExerciseProofs(course.Layout, course.Checker);
        Assert.Empty((await Prove(proofs, Proof.WrongIsRejected, course.Course.Find("01.1"))).Wrong);
        Assert.Contains("// rejected: multiply-add\ntwo\n", graded);
        Assert.Contains("// rejected: MULTIPLY\none\n", graded);
        Assert.Equal(3, graded.Count(text => text.Contains("return 1.0 * n;", StringComparison.Ordinal)));
    }

    private static string Mutants(params string[] reasons) =>
        string.Join(
            '\n', reasons.Select((reason, i) => $"## M{i}\nrejected: {reason}\n-         return 2.0 * n;\n+         return 1.0 * n;\n"));

    private static Task<ProofResult> Prove(ExerciseProofs proofs, Proof proof, Exercise exercise) =>
        proofs.Prove(proof, exercise, TestContext.Current.CancellationToken);
}
