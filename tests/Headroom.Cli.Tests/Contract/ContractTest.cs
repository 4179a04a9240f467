using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Headroom.Cli;
using Headroom.Cli.Protocol;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Reporting;

namespace Headroom.Testing.Contract;

/// <summary>docs/contract.md against the course itself: what it promises to other tools is so.</summary>
public sealed partial class ContractTest
{
    private static readonly string s_page = File.ReadAllText(Repository.PathTo("docs/contract.md"));
    private static readonly Syllabus s_course = Syllabus.Load(Repository.Root);

    [Theory]
    [InlineData("course", null)]
    [InlineData("unit", "unit")]
    [InlineData("exercise", "exercise")]
    [InlineData("alternative", "alternative")]
    [InlineData("budgets", "budgets")]
    public void The_page_names_every_member_and_no_other(string heading, string? definition)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("course.schema.json")));
        var described = definition is null ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(definition);
        Assert.Equal(
            described.GetProperty("properties").EnumerateObject().Select(member => member.Name),
            Rows($"### {heading}").Select(row => row.First));
    }

    [Theory]
    [InlineData("./course list --json", typeof(CourseAnswer))]
    [InlineData("unit of the map", typeof(UnitAnswer))]
    [InlineData("exercise of the map", typeof(ListedExercise))]
    [InlineData("./course show ID --json", typeof(ExerciseAnswer))]
    [InlineData("limits", typeof(LimitsAnswer))]
    [InlineData("needed exercise", typeof(NeededExercise))]
    [InlineData("file", typeof(ExerciseFile))]
    [InlineData("./course next --json", typeof(StepAnswer))]
    [InlineData("./course hint ID --json", typeof(HintAnswer))]
    [InlineData("./course reset ID --json", typeof(ResetAnswer))]
    [InlineData("reset file", typeof(ResetFile))]
    [InlineData("./course solution ID --json", typeof(SolutionAnswer))]
    [InlineData("solved file", typeof(SolvedFile))]
    [InlineData("./course vscode status --json", typeof(EditorsAnswer))]
    [InlineData("editor", typeof(EditorAnswer))]
    public void The_page_names_every_member_of_an_answer_and_no_other(string heading, Type answer) =>
        Assert.Equal(Members(ProtocolJson.Default.GetTypeInfo(answer)!), Rows($"### {heading}").Select(row => row.First));

    [Theory]
    [InlineData("./course check ID --json", typeof(Grading.Report))]
    [InlineData("place", typeof(Grading.SourcePlace))]
    [InlineData("budget row", typeof(Grading.BudgetRow))]
    [InlineData("mismatch", typeof(Grading.Mismatch))]
    [InlineData("figures", typeof(Grading.CaseFigures))]
    [InlineData("figures of a line", typeof(Grading.LineFigures))]
    public void The_page_names_every_member_of_a_report_and_no_other(string heading, Type part) =>
        Assert.Equal(Members(ReportJson.Default.GetTypeInfo(part)!), Rows($"### {heading}").Select(row => row.First));

    [Fact]
    public void The_page_names_the_exit_codes() => Assert.Equal(
        [
            ($"{Exit.Ok}", "passed"), ($"{Exit.Failed}", "failed"), ($"{Exit.NotAttempted}", "not attempted"),
            ($"{Exit.Usage}", "usage or configuration"), ($"{Exit.TooNoisy}", "too noisy to judge"),
            ($"{Exit.CannotRun}", "cannot run here"),
        ],
        Rows("## ./course check ID"));

    [Fact]
    public async Task Check_ends_with_each_of_them()
    {
        var noisy = SampleReports.TooNoisy("01.1");
        var away = SampleReports.Passed("01.1") with { Device = new() { Device = "cuda", CannotRun = "no driver" } };
        Assert.Equal(0, await Check(SampleReports.Passed("01.1"), "01.1"));
        Assert.Equal(1, await Check(SampleReports.Failed("01.1"), "01.1"));
        Assert.Equal(2, await Check(null, "01.1"));
        Assert.Equal(3, await Check(null, "01.99"));
        Assert.Equal(4, await Check(noisy, "01.1"));
        Assert.Equal(5, await Check(away, "01.1", "--device", "cuda"));
    }

    // Ids and files that were given away: a new exercise adds a line, and none may change.
    [Fact]
    public void An_id_keeps_its_file() =>
        Snapshot.Match(
            string.Concat(
                s_course.Exercises.SelectMany(exercise => exercise.Choices).Select(choice => $"{choice.Id} {choice.ExerciseFile}\n")));

    [Fact]
    public void A_file_holds_a_public_static_or_sealed_class_of_its_name_and_one_region() => Assert.All(
        s_course.Exercises.SelectMany(exercise => exercise.Choices),
        choice =>
        {
            Assert.Matches(@"^exercises/[0-9]{2}-[a-z0-9-]+/[A-Z][A-Za-z0-9]*\.cs$", choice.ExerciseFile);
            var text = Stub.From(File.ReadAllText(Repository.PathTo(choice.SolutionFile)), choice);
            Assert.Matches($@"public (static (unsafe |partial )*class {choice.Name}\b|sealed class {choice.Name}\b)", text);
            Assert.Equal((2, 2), (text.Split("// your turn: begin").Length, text.Split("// your turn: end").Length));
        });

    // verify checks timed exercises one at a time: one that is not marked would be measured beside another.
    [Fact]
    public void Every_exercise_whose_grader_measures_speed_is_marked_as_timed_and_no_other() => Assert.All(
        s_course.Exercises.SelectMany(exercise => exercise.Choices),
        choice =>
        {
            var folder = Repository.PathTo($"{CourseLayout.Find().GradersFolder(choice.Unit)}/{Path.GetDirectoryName(choice.File)}");
            var parts = Directory.GetFiles(folder, $"{choice.Grader}*.cs").Select(File.ReadAllText);
            Assert.True(
                parts.Any(MeasuresSpeed().IsMatch) == choice.Budgets.IsTimed,
                $"{choice.Id} {choice.Grader}: timed is {choice.Budgets.IsTimed}");
        });

    [Fact]
    public void The_curriculum_names_the_default_path_and_its_hours()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/curriculum.md"));
        var section = page[page.IndexOf("## The default path", StringComparison.Ordinal)..];
        var named = Row().Matches(section).Select(row => row.Groups["first"].Value).ToList();
        Assert.Equal(s_course.Core.Select(exercise => exercise.Id), named);
        var minutes = s_course.Core.Sum(exercise => exercise.Minutes);
        Assert.Contains($"{named.Count} exercises of {minutes} minutes", page);
    }

    private static async Task<int> Check(Grading.Report? report, params string[] arguments)
    {
        using var course = new TemporaryCourse();
        if (report is not null) course.Checker.Answer(report);
        return await course.Run(["check", .. arguments]);
    }

    // Those that are written, in the order in which they are.
    private static IEnumerable<string> Members(JsonTypeInfo type) =>
        type.Properties.Where(member => member.Get is not null).OrderBy(member => member.Order).Select(member => member.Name);

    private static IReadOnlyList<(string First, string Second)> Rows(string heading)
    {
        var section = s_page[(s_page.IndexOf(heading + "\n", StringComparison.Ordinal) + heading.Length)..];
        var end = section.IndexOf("\n#", StringComparison.Ordinal);
        return [.. Row().Matches(end < 0 ? section : section[..end])
            .Select(row => (row.Groups["first"].Value, row.Groups["second"].Value))];
    }

    [GeneratedRegex(@"^\| `?(?<first>\$?[A-Za-z_]+(?=`)|[0-9.]+)`? \| (?<second>[^|\n]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    // A lack of memory is noise too, and no matter of speed.
    [GeneratedRegex(@"\bSpeed\(|\bTooNoisy\((?!""memory)|SpeedJudge|PairedTiming")]
    private static partial Regex MeasuresSpeed();
}
