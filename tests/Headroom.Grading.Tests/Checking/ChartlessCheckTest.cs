using Headroom.Grading.Checking;

namespace Headroom.Grading.Tests.Checking;

/// <summary>Charts are for notebooks: a check's process runs where no chart library is.</summary>
public sealed class ChartlessCheckTest : IDisposable
{
    private static readonly string[] s_charts = ["Headroom.Charts", "Plotly.NET", "DynamicObj", "Giraffe.ViewEngine", "Newtonsoft.Json", "FSharp.Core", "Fable.Core", "Microsoft.DotNet.Interactive.Formatting"];

    private readonly string bin = Directory.CreateTempSubdirectory("chartless-").FullName;
    private readonly Submissions submissions = new();

    [Fact]
    public async Task A_check_loads_neither_plotly_nor_what_plotly_needs()
    {
        var built = CourseLayout.Find();
        Assert.All(s_charts, name => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(built.Graders)!, name + ".dll")), $"{name} is not beside the graders; take it off this test's list"));
        Copy(Path.GetDirectoryName(built.Graders)!, file => !s_charts.Contains(Path.GetFileNameWithoutExtension(file)) && !file.EndsWith(".deps.json", StringComparison.Ordinal));
        Copy(Path.Combine(built.BinFolder, "Solutions", "debug"), file => file.EndsWith(".rsp", StringComparison.Ordinal));
        using var checker = new Checker(built with { BinFolder = bin });

        var report = await checker.Check(Submissions.Exercise, submissions.WithGemm(Submissions.RightBody), new CheckOptions(), TestContext.Current.CancellationToken);

        Assert.True(report.Outcome == Outcome.Passed, report.Headline + report.Output);
    }

    // To bin/PROJECT/debug.
    private void Copy(string folder, Func<string, bool> isWanted)
    {
        var target = Path.Combine(bin, Path.GetFileName(Path.GetDirectoryName(folder))!, Path.GetFileName(folder));
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(folder).Where(isWanted)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    public void Dispose()
    {
        submissions.Dispose();
        Directory.Delete(bin, recursive: true);
    }
}
