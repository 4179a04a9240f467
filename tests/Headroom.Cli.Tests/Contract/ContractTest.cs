using System.Text.Json;
using System.Text.RegularExpressions;
using Headroom.Cli;
using Headroom.Course;
using Headroom.Course.Stubs;

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

    private static IReadOnlyList<(string First, string Second)> Rows(string heading)
    {
        var section = s_page[(s_page.IndexOf(heading + "\n", StringComparison.Ordinal) + heading.Length)..];
        var end = section.IndexOf("\n#", StringComparison.Ordinal);
        return [.. Row().Matches(end < 0 ? section : section[..end])
            .Select(row => (row.Groups["first"].Value, row.Groups["second"].Value))];
    }

    [GeneratedRegex(@"^\| `?(?<first>\$?[a-z_]+(?=`)|[0-9.]+)`? \| (?<second>[^|\n]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    // A lack of memory is noise too, and no matter of speed.
    [GeneratedRegex(@"\bSpeed\(|\bTooNoisy\((?!""memory)|SpeedJudge|PairedTiming")]
    private static partial Regex MeasuresSpeed();
}
