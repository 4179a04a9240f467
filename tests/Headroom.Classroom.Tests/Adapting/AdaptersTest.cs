using System.Text.Json;
using System.Xml.Linq;
using Headroom.Classroom.Adapting;
using Headroom.Classroom.Tests.Attacks;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Adapting;

/// <summary>Each system's folders laid out as its documentation has them: what it puts there, and what it looks for afterwards.</summary>
[Machine]
public sealed class AdaptersTest : IDisposable
{
    private static readonly CourseLayout s_layout = CourseLayout.Find();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PrairieLearn_gets_a_score_from_0_to_1_and_a_test_each()
    {
        var marks = await Marks("student");
        PrairieLearn.Write(marks, _folder.Path);
        var file = Path.Combine(_folder.Path, "results/results.json");
        Assert.True(new FileInfo(file).Length < 1_000_000);
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        Assert.True(root.GetProperty("gradable").GetBoolean());
        Assert.Equal(0.5, root.GetProperty("score").GetDouble());
        Assert.Equal([2, 0], root.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("points").GetDouble()));
        Assert.Equal([2, 2], root.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("max_points").GetDouble()));
        Assert.All(root.GetProperty("tests").EnumerateArray(), test => Assert.All(
            (string[])["name", "description", "message", "output"], member => Assert.Equal(JsonValueKind.String,
                test.GetProperty(member).ValueKind)));
    }

    [Fact]
    public async Task Gradescope_gets_a_score_in_points_and_plain_text()
    {
        Gradescope.Write(await Marks("submission"), _folder.Path);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "results/results.json")));
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("score").GetDouble());
        Assert.Equal("text", root.GetProperty("output_format").GetString());
        Assert.True(root.GetProperty("execution_time").GetDouble() > 0);
        Assert.Equal(["passed", "failed"], root.GetProperty("tests").EnumerateArray().Select(test =>
            test.GetProperty("status").GetString()!));
        Assert.Equal(["01.1", "01.2"], root.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("number").GetString()!));
        Assert.Equal(4, root.GetProperty("tests").EnumerateArray().Sum(test => test.GetProperty("max_score").GetDouble()));
    }

    [Fact]
    public async Task Artemis_gets_a_test_case_each()
    {
        Artemis.Write(await Marks("assignment"), _folder.Path);
        var suite = XDocument.Load(Path.Combine(_folder.Path, "results/headroom.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        var cases = suite.Elements("testcase").ToList();
        Assert.Null(cases[0].Element("failure"));
        Assert.Contains("\\u{1b}", cases[1].Element("failure")!.Value); // a control character would be no XML
    }

    // 01.1 right, 01.2 wrong, printing what a terminal would obey.
    private async Task<HostedMarks> Marks(string folder)
    {
        var attainable = File.ReadAllText(Repository.PathTo("solutions/01-roofline/Attainable.cs"));
        _folder.Write($"{folder}/{Code.File}", Code.Of(Code.Right));
        _folder.Write($"{folder}/Attainable.cs", attainable.Replace("peak / bandwidth;", "throw new Exception(\"\\u001b[2J\");"));
        var course = Syllabus.Load(s_layout.Root);
        return await HostedMarks.Of(
            s_layout, Path.Combine(_folder.Path, folder), [course.Find("01.1"), course.Find("01.2")],
                TestContext.Current.CancellationToken);
    }
}
