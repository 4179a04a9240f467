using System.Text.Json;
using System.Xml.Linq;
using Headroom.Classroom.Adapting;
using Headroom.Classroom.Marking;
using Headroom.Classroom.Tests.Attacks;
using Headroom.Course;
using Headroom.Grading;
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

    [Fact]
    public async Task Artemis_gets_a_test_case_for_each_part_so_that_right_ones_bring_their_share()
    {
        var solution = File.ReadAllText(Repository.PathTo("solutions/07-speculation/DraftLength.cs"));
        Assert.Contains("var (sum, all) = (1.0, 1.0);", solution);
        _folder.Write("assignment/DraftLength.cs", solution.Replace("var (sum, all) = (1.0, 1.0);", "var (sum, all) = (0.5, 1.0);")
            .Replace("a == 1 ? g + 1 :", "a == 1 ? throw new NotAttempted(\"07.3\") :"));
        var marks = await MarksOf("assignment", "07.3");
        Artemis.Write(marks, _folder.Path);
        var passed = Passed("07.3 ");
        Assert.Equal([("", false), ("Tokens", false), ("Rates", true), ("TokensByPosition", false), ("Speedup", false), ("Best", false)],
            passed);
        var (exercise, mark) = Assert.Single(marks.Marks);
        Assert.Equal(Math.Round(exercise.Points / 5.0, 2), mark.Points);
    }

    [Theory]
    [InlineData(Outcome.Passed, Reason.None, null, true, true)]
    [InlineData(Outcome.Passed, Reason.None, "unsafe", false, false)]
    [InlineData(Outcome.Failed, Reason.WrongValue, null, false, true)]
    [InlineData(Outcome.Failed, Reason.WrongValue, "unsafe", false, false)]
    [InlineData(Outcome.Failed, Reason.Race, null, false, false)]
    [InlineData(Outcome.Failed, Reason.OverBudget, null, false, false)]
    public void A_part_counts_in_Artemis_where_it_brings_points(Outcome outcome, Reason reason, string? held, bool whole, bool part)
    {
        var exercise = Syllabus.Load(s_layout.Root).Find("02.1");
        var report = new Report
        {
            Exercise = "02.1", Outcome = outcome, Reason = reason, Headline = "a \u0001 headline",
            Parts = [new("first", Outcome.Passed), new("<second>", outcome), new("third", outcome)],
        };
        var mark = new Mark("ann", "02.1", outcome, PartialCredit.Of(report, exercise), exercise.Points)
        {
            Reason = reason, Held = held, Headline = report.Headline, Report = new string('x', 100_000),
            Parts = PartialCredit.Parts(report),
        };
        Artemis.Write(new([(exercise, mark)], [], 1), _folder.Path);
        Assert.Equal([("", whole), ("first", part), ("<second>", whole), ("third", whole)], Passed("02.1 "));
        Assert.InRange(new FileInfo(Path.Combine(_folder.Path, "results/headroom.xml")).Length, 1, 20_000);
    }

    // Behind the exercise's name, the name of each test case, and whether it passes.
    private IEnumerable<(string Part, bool Passes)> Passed(string id) =>
        XDocument.Load(Path.Combine(_folder.Path, "results/headroom.xml")).Descendants("testcase")
            .Select(one => (one.Attribute("name")!.Value, one.Element("failure") is null))
            .Where(one => one.Value.StartsWith(id, StringComparison.Ordinal))
            .Select(one => (string.Join(": ", one.Value.Split(": ").Skip(1)), one.Item2));

    // 01.1 right, 01.2 wrong, printing what a terminal would obey.
    private async Task<HostedMarks> Marks(string folder)
    {
        var attainable = File.ReadAllText(Repository.PathTo("solutions/01-roofline/Attainable.cs"));
        _folder.Write($"{folder}/{Code.File}", Code.Of(Code.Right));
        _folder.Write($"{folder}/Attainable.cs", attainable.Replace("peak / bandwidth;", "throw new Exception(\"\\u001b[2J\");"));
        return await MarksOf(folder, "01.1", "01.2");
    }

    private Task<HostedMarks> MarksOf(string folder, params string[] ids)
    {
        var course = Syllabus.Load(s_layout.Root);
        return HostedMarks.Of(
            s_layout, Path.Combine(_folder.Path, folder), [.. ids.Select(course.Find)], TestContext.Current.CancellationToken);
    }
}
