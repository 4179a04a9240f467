using Headroom.Course;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Checking;

/// <summary>Whatever a submission does, the check comes back with a report, and the next check works.</summary>
[Machine]
public sealed class HostileSubmissionsTest : IDisposable
{
    private readonly Checker _checker = new(CourseLayout.Find());
    private readonly Submissions _submissions = new();

    public void Dispose()
    {
        _checker.Dispose();
        _submissions.Dispose();
    }

    [Fact]
    public async Task A_right_submission_passes() => Assert.Equal(Outcome.Passed, (await Check(Submissions.RightBody)).Outcome);

    [Fact]
    public async Task An_endless_loop_ends_with_its_budget_and_the_next_check_works()
    {
        var report = await Check("Loop()", "    static (double, double) Loop() { while (true) { } }", seconds: 1);
        Assert.Equal((Outcome.Failed, Reason.OutOfTime), (report.Outcome, report.Reason));
        Assert.Contains("still running after its 1 s on GEMM 4096x4096x4096", report.Headline);
        await A_right_submission_passes();
    }

    [Fact]
    public async Task A_stack_overflow_names_the_method()
    {
        var report = await Check("(Deep(m), 0)", "    static double Deep(double x) => Deep(x + 1) + 1;");
        Assert.Equal(Reason.Crashed, report.Reason);
        Assert.Contains("stack overflow", report.Headline);
        Assert.Contains("Intensity.Deep", report.Likely);
    }

    [Fact]
    public async Task A_managed_memory_bomb_stops_at_the_budget()
    {
        var report = await Check(
            "Bomb()",
            "    static (double, double) Bomb() { var all = new List<byte[]>(); while (true) { var block = new byte[1 << 20]; "
            + "Array.Fill(block, (byte)1); all.Add(block); } }");
        Assert.Equal(Reason.OutOfMemory, report.Reason);
        await A_right_submission_passes();
    }

    [Fact]
    public async Task A_native_memory_bomb_stops_too()
    {
        var report = await Check(
            "Bomb()",
            "    static (double, double) Bomb() { while (true) { var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 24); "
            + "for (var i = 0; i < 1 << 24; i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(p, i, 1); } }", seconds: 30);
        Assert.Equal(Reason.OutOfMemory, report.Reason);
    }

    [Fact]
    public async Task An_exception_gives_its_line()
    {
        var report = await Check("(new double[1][m], 0) is var (x, y) ? (((double[])null!)[0], 0) : default", "");
        Assert.NotEqual(Outcome.Passed, report.Outcome);
    }

    [Fact]
    public async Task A_thrown_exception_tells_type_message_and_line()
    {
        var report =
            await Check("Fail()", "    static (double, double) Fail() => throw new InvalidOperationException(\"no such matrix\");");
        Assert.Equal(Reason.Threw, report.Reason);
        Assert.Contains("InvalidOperationException on GEMM", report.Headline);
        Assert.Equal("no such matrix", report.Likely);
        Assert.Contains("throw new InvalidOperationException", Assert.Single(report.Places).Text);
    }

    [Fact]
    public async Task An_exception_in_a_method_that_the_file_gives_is_told_at_the_line_that_called_it()
    {
        const string alone = "    [System.Runtime.CompilerServices.MethodImpl("
            + "System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] static ";
        const string own = alone + "(double, double) Own() { var x = Given([1, 2, 3]); return (x + 1, 0); }";
        const string given = "    // your turn: end\n" + alone + "double Given(double[] a) => a[3];";
        var text = await File.ReadAllTextAsync(_submissions.WithGemm("Own()", own), TestContext.Current.CancellationToken);
        var path = _submissions.Write(text.Replace("    // your turn: end", given));
        var report = await _checker.Check(Submissions.Exercise, path, new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(Reason.Threw, report.Reason);
        Assert.Contains("Given([1, 2, 3])", Assert.Single(report.Places).Text);
    }

    [Fact]
    public async Task An_exception_on_another_thread_is_told_as_such()
    {
        var report = await Check(
            "Fail()",
            "    static (double, double) Fail() { new Thread(() => throw new Exception(\"far away\")).Start(); Thread.Sleep(10000); "
            + "return default; }");
        Assert.Equal(Reason.Crashed, report.Reason);
        Assert.Contains("another thread", report.Headline);
        Assert.Contains("far away", report.Output);
    }

    [Fact]
    public async Task Printing_does_not_disturb_the_verdict_and_is_shown()
    {
        var report = await Check(
            "Say(m)",
            "    static (double, double) Say(int m) { Console.WriteLine($\"m is {m}\"); using var raw = Console.OpenStandardOutput(); "
            + "raw.Write(\"{\\\"kind\\\":\\\"report\\\"}\\n\"u8); return (1, 1); }");
        Assert.Equal(Reason.WrongValue, report.Reason);
        Assert.Contains("m is 4096", report.Output);
    }

    [Fact]
    public async Task What_a_right_submission_prints_is_shown_whole_and_under_the_report()
    {
        var file = _submissions.WithGemm(
            "Say(2.0 * m * n * k, size * ((double)m * k + (double)k * n + (double)m * n))",
            "    static (double, double) Say(double f, double b) { Console.Write(\"no line end \"); Console.Error.Write(f); "
            + "return (f, b); }");
        for (var time = 0; time < 3; time++)
        {
            var report =
                await _checker.Check(Submissions.Exercise, file, new CheckOptions(), TestContext.Current.CancellationToken);
            Assert.Equal(Outcome.Passed, report.Outcome);
            Assert.EndsWith("no line end 137438953472", report.Output);
            Assert.Contains("printed  ", ReportText.Render(report));
            Assert.Contains("no line end", ReportJson.Write(report));
        }
    }

    [Fact]
    public async Task What_goes_past_the_consoles_writer_hides_no_answer()
    {
        var report = await Check(
            "Say()",
            "    static (double, double) Say() { using var raw = Console.OpenStandardOutput(); raw.Write(\"raw\"u8); return (1, 1); }");
        Assert.Equal(Reason.WrongValue, report.Reason);
        Assert.Contains("raw", report.Output);
    }

    [Fact]
    public async Task A_submission_that_closes_the_console_silences_itself_alone()
    {
        const string close = "    static double Close(double x) { Console.WriteLine(x); Console.Out.Close(); Console.Error.Close(); "
            + "return x; }";
        var report = await Check("(Close(1), 1)", close);
        Assert.Contains("1", report.Output);
        report = await Check("Say()", "    static (double, double) Say() { Console.WriteLine(\"heard\"); return (1, 1); }");
        Assert.Contains("heard", report.Output);
    }

    [Fact]
    public async Task Of_many_lines_the_last_are_shown_and_nothing_that_acts_on_a_terminal()
    {
        var report = await Check(
            "Say()",
            "    static (double, double) Say() { for (var i = 0; i < 100; i++) Console.WriteLine($\"{i} \\u001b[2J\"); return (1, 1); }");
        Assert.Equal("... earlier lines are left out", report.Output.Split('\n')[0]);
        Assert.EndsWith("\n98 ?[2J\n99 ?[2J", report.Output);
    }

    [Fact]
    public async Task An_endless_printer_is_cut_off()
    {
        var report =
            await Check("Say()", "    static (double, double) Say() { while (true) Console.WriteLine(\"again and again\"); }", seconds: 1);
        Assert.Equal(Reason.OutOfTime, report.Reason);
        Assert.True(report.Output.Length < 4096);
    }

    [Fact]
    public async Task Reading_the_console_gets_no_input() =>
        Assert.Equal(Reason.WrongValue, (await Check("(Console.ReadLine() is null ? -1 : -2, 0)", "")).Reason);

    [Fact]
    public async Task A_syntax_error_is_shown_with_its_line()
    {
        var report = await Check("(1, 2", "");
        Assert.Equal(Reason.DoesNotCompile, report.Reason);
        Assert.Contains(report.Places, p => p.Line == Submissions.LineOfBody && p.Text.Contains("CS1026"));
    }

    [Fact]
    public async Task A_changed_signature_is_named()
    {
        using var other = new Submissions();
        var text = File.ReadAllText(other.WithGemm(Submissions.RightBody))
            .Replace("Gemm(int m, int n, int k, double size)", "Gemm(long m, long n, long k, double size)");
        var report =
            await _checker.Check(Submissions.Exercise, other.Write(text), new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(Reason.SignatureChanged, report.Reason);
        Assert.Contains("Gemm(Int32, Int32, Int32, Double)", report.Likely);
    }

    [Theory]
    [InlineData("SheetLine", "Line")]
    [InlineData("double TeraFlops", "float TeraFlops")]
    [InlineData("string SumsIn", "string Sums")]
    public async Task A_changed_type_is_named_even_when_the_graders_own_fields_hold_it(string from, string to)
    {
        var exercise = Submissions.Exercise with { Id = "01.2", File = "01-roofline/Attainable.cs", Grader = "AttainableGrader" };
        var solution = File.ReadAllText(Repository.PathTo("solutions", "01-roofline", "Attainable.cs"))
            .Replace("line.SumsIn == sumsIn", "true");
        var report = await _checker.Check(
            exercise, _submissions.Write(solution.Replace(from, to)), new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(Reason.SignatureChanged, report.Reason);
        Assert.Contains("SheetLine", report.Likely);
    }

    [Fact]
    public async Task The_librarys_own_answer_is_not_accepted()
    {
        var report = await Check("(Headroom.Rooflines.Workload.Gemm(m, n, k, Headroom.Hardware.Dtype.Bf16).Flops, 0)", "");
        Assert.Equal(Reason.Forbidden, report.Reason);
        Assert.Contains("Headroom.Rooflines.Workload", report.Headline);
    }

    [Theory]
    [InlineData(
        "Read()",
        "    static (double, double) Read() => File.ReadAllText(\"solutions/01-roofline/Intensity.cs\").Length > 0 ? (1, 1) : default;",
        "System.IO.File.ReadAllText", "reads and writes no files")]
    [InlineData(
        "Find()",
        "    static (double, double) Find() => "
            + "Type.GetType(\"Headroom.Rooflines.Workload, Headroom\")!.GetMethods().Length > 0 ? (1, 1) : default;",
        "System.Type.GetType", "found by its name")]
    [InlineData("Quit()", "    static (double, double) Quit() { Environment.Exit(0); return default; }",
        "System.Environment.Exit", "ends no process")]
    public async Task What_is_closed_is_told_with_its_line_and_what_to_use_instead(string gemm, string member, string name, string cure)
    {
        var report = await Check(gemm, member);
        Assert.Equal(Reason.Forbidden, report.Reason);
        Assert.Equal($"uses {name}, which is closed to graded code", report.Headline);
        Assert.Contains(cure, report.Likely);
        Assert.Contains(member.Trim()[..30], report.Places[0].Text);
        await A_right_submission_passes();
    }

    [Fact]
    public async Task A_module_initializer_that_writes_does_not_run()
    {
        var file = Path.Combine(Path.GetTempPath(), $"headroom-{Guid.NewGuid():N}");
        var report = await Check("(1, 1)", "    [System.Runtime.CompilerServices.ModuleInitializer] internal static void Early() => "
            + $"File.WriteAllText(@\"{file}\", \"\");");
        Assert.Equal(Reason.Forbidden, report.Reason);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_missing_file_is_told_with_its_cure()
    {
        var report =
            await _checker.Check(Submissions.Exercise, "/nowhere/Intensity.cs", new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Contains("there is no Intensity.cs", report.Headline);
        Assert.Contains("./course reset 01.1", report.Likely);
    }

    private async Task<Report> Check(string gemm, string members = "", double seconds = 5)
    {
        var exercise = Submissions.Exercise with { Budgets = Submissions.Exercise.Budgets with { Seconds = seconds } };
        var report =
            await _checker.Check(exercise, _submissions.WithGemm(gemm, members), new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(gemm == Submissions.RightBody ? Outcome.Passed : Outcome.Failed, report.Outcome);
        Assert.True(ReportText.Render(report).Split('\n').Length <= 24, "the report does not fit one screen");
        return report;
    }
}
