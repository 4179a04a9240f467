using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;
using Headroom.Training.Loading;

namespace Headroom.Testing.Grading;

/// <summary>A check of a unit that trains: libtorch is loaded in the graders' process, and may end it.</summary>
[Machine]
public sealed class TrainingCheckTest : IDisposable
{
    private readonly Checker _checker = new(CourseLayout.Find());
    private readonly TrainingSubmissions _submissions = new();

    public void Dispose()
    {
        _checker.Dispose();
        _submissions.Dispose();
    }

    [NativeFact]
    public async Task A_right_file_passes()
    {
        var report = await Check(TrainingSubmissions.RightBody);
        Assert.True(report.Outcome == Outcome.Passed, ReportText.Render(report));
    }

    [NativeFact]
    public async Task A_wrong_gradient_is_told()
    {
        var report = await Check("return a.mm(b.t()).sum();");
        Assert.Equal((Outcome.Failed, Reason.WrongValue), (report.Outcome, report.Reason));
        var (where, got, expected, _) = report.Mismatches[0];
        Assert.Equal(("gradient of a[0, 0]", 12.0, 11.0), (where, got, expected));
    }

    [NativeFact]
    public async Task A_wrong_mm_is_an_exception_at_its_line()
    {
        var report = await Check("return a.mm(b.reshape(1, 4)).sum();");
        Assert.Equal(Reason.Threw, report.Reason);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x2 and 1x4)", report.Likely);
        Assert.Contains("a.mm(b.reshape(1, 4))", Assert.Single(report.Places).Text);
    }

    [NativeFact]
    public async Task A_wrong_matmul_ends_the_process_and_is_told_with_its_line_and_in_libtorchs_words()
    {
        var report = await Check("System.Console.WriteLine(\"so far\"); return torch.matmul(a, b.reshape(1, 4)).sum();");
        Assert.Equal((Outcome.Failed, Reason.Crashed), (report.Outcome, report.Reason));
        Assert.Contains("ended the process on 2x2", report.Headline);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x2 and 1x4)", report.Likely);
        Assert.Contains("torch.matmul(a, b.reshape(1, 4))", Assert.Single(report.Places).Text);
        Assert.Equal("so far", report.Output);
        await A_right_file_passes();
    }

    // Autograd, native code, calls backward: no frame that could catch the exception is above it.
    [NativeFact]
    public async Task An_exception_in_an_own_backward_ends_the_process_and_is_told_with_type_message_and_line()
    {
        var report = await Check("System.Console.WriteLine(\"so far\"); return Failing.apply(a);");
        Assert.Equal((Outcome.Failed, Reason.Crashed), (report.Outcome, report.Reason));
        Assert.Contains("threw InvalidOperationException", report.Headline);
        Assert.Contains("ended the process on 2x2", report.Headline);
        Assert.Equal("no gradient", report.Likely);
        Assert.Contains("throw new System.InvalidOperationException", Assert.Single(report.Places).Text);
        Assert.Equal("so far", report.Output);
        await A_right_file_passes();
    }

    [NativeFact]
    public async Task A_file_of_a_unit_that_does_not_train_may_not()
    {
        var other = TrainingSubmissions.Exercise with { Id = "04.1", Unit = "04" };
        var report = await _checker.Check(
            other, _submissions.WithBody(TrainingSubmissions.RightBody), new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(Reason.Forbidden, report.Reason);
        Assert.Contains("TorchSharp", report.Headline);
    }

    [Fact]
    public void Neither_torchsharp_nor_what_trains_lies_beside_the_graders_of_the_other_units()
    {
        var layout = CourseLayout.Find();
        Assert.Equal(layout.TrainingGraders, layout.GradersOf("05"));
        foreach (var unit in new[] { "01", "02", "03", "04" })
        {
            var folder = Path.GetDirectoryName(layout.GradersOf(unit))!;
            Assert.True(File.Exists(Path.Combine(folder, "Headroom.Grading.dll")), $"no graders in {folder}");
            foreach (var trains in new[] { "TorchSharp", "Headroom.Training" })
            {
                Assert.False(File.Exists(Path.Combine(folder, $"{trains}.dll")), $"{trains} in {folder}");
                Assert.DoesNotContain($"{trains}.dll", File.ReadAllText(Path.Combine(folder, "Graders.deps.json")));
            }
        }
    }

    private async Task<Report> Check(string body)
    {
        Assert.True(Libtorch.Package.IsRestored);
        var report = await _checker.Check(
            TrainingSubmissions.Exercise, _submissions.WithBody(body), new CheckOptions(), TestContext.Current.CancellationToken);
        Assert.True(ReportText.Render(report).Split('\n').Length <= 24, "the report does not fit one screen");
        return report;
    }
}
