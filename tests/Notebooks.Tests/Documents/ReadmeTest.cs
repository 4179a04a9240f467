using System.Text;
using System.Text.RegularExpressions;
using Headroom.Bench;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Documents;

/// <summary>The README says what is built. With <c>--accept</c> its table of units is written from course.json.</summary>
public sealed partial class ReadmeTest
{
    private const string Begin = "<!-- units: written from course.json; a test compares -->\n";
    private const string ClaimsBegin = "<!-- claims: written from bench/Headlines.cs; a test compares -->\n";
    private const string ClaimsEnd = "<!-- end of claims -->";
    private const string End = "<!-- end of units -->";

    private static readonly string s_readmePath = Repository.PathTo("README.md");

    [Fact]
    public void The_two_commands_stand_at_the_top()
    {
        var code = Readme().Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Take(2).ToArray();
        Assert.StartsWith("    ./course start", code[0]);
        Assert.Equal("    dotnet test", code[1]);
    }

    [Fact]
    public void The_table_of_units_is_that_of_course_json() => Between(Begin, End, Table(Syllabus.Load(Repository.Root)));

    [Fact]
    public void Its_counts_of_exercises_and_wrong_submissions_are_those_that_there_are()
    {
        var exercises = Syllabus.Load(Repository.Root).Exercises.ToList();
        var core = exercises.Where(exercise => exercise.IsCore).ToList();
        var mutants = Repository.PathTo("tests", "Mutants");
        var wrong = Directory.GetFiles(mutants, "*.cs", SearchOption.AllDirectories).Length
            + Directory.GetFiles(mutants, "*.mutants", SearchOption.AllDirectories)
                .Sum(page => File.ReadLines(page).Count(line => line.StartsWith("## ", StringComparison.Ordinal)));
        var hours = core.Sum(exercise => exercise.Minutes) / 60.0;
        Assert.Contains(
            $"{exercises.Count} exercises, {core.Count} of them on the default path of {hours:0} hours. "
                + $"{wrong:#,0} wrong submissions stand beside them", Readme());
    }

    [Fact]
    public void The_table_of_claims_is_what_bench_measures_without_ids() => Between(
        ClaimsBegin, ClaimsEnd, "\n| claim | what | goal |\n|---|---|---|\n" + string.Concat(Headlines.All.Select(Row)) + "\n");

    [Fact]
    public void Every_claim_it_quotes_exists()
    {
        var quoted = Claims().Matches(Readme()).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(quoted);
        Assert.All(quoted, id => Assert.Contains(Catalogue.Claims, claim => claim.Id == id));
    }

    [Fact]
    public void Every_claim_has_its_paragraph_on_what_bounds_it()
    {
        var text = File.ReadAllText(Repository.PathTo("docs", "performance.md"));
        Assert.All(Catalogue.Claims, claim => Assert.Contains($"## `{claim.Id}`", text));
    }

    private static string Row(Claim claim)
    {
        var against = claim.Baseline.Length > 0 ? $"; against {claim.Baseline}" : "";
        return $"| `{claim.Id}` | {claim.What}{against} | {Headroom.Bench.Table.Goal(claim)} |\n";
    }

    private static void Between(string begin, string end, string table)
    {
        var readme = Readme();
        var (from, to) = (readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length, readme.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= begin.Length && to >= from, $"the README has lost its markers {begin.Trim()} and {end}");
        if (Accepting.Now) File.WriteAllText(s_readmePath, readme[..from] + table + readme[to..]);
        else Assert.Equal(table, readme[from..to]);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/adding-an-exercise.md")]
    [InlineData("docs/curriculum.md")]
    [InlineData("docs/instructor.md")]
    [InlineData("docs/notebooks.md")]
    [InlineData("docs/performance.md")]
    [InlineData("docs/simulator.md")]
    [InlineData("docs/workshop.md")]
    public void Every_local_link_leads_somewhere(string document)
    {
        var path = Repository.PathTo(document.Split('/'));
        foreach (Match link in Links().Matches(File.ReadAllText(path)))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            Assert.True(
                File.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{document} links to {target}, which is not there");
        }
    }

    private static string Readme() => File.ReadAllText(s_readmePath).ReplaceLineEndings("\n");

    private static string Table(Syllabus course)
    {
        var table = new StringBuilder("\n| unit | | notebook | exercises | points |\n|---|---|---|---|---|\n");
        foreach (var unit in course.Units)
            table.Append(
                $"| {unit.Id} {unit.Title} | {unit.Summary} | [{Path.GetFileName(unit.Notebook)}]({unit.Notebook}) "
                + $"| {unit.Exercises.Count} | {unit.Exercises.Sum(e => e.Points)} |\n");
        return table.Append('\n').ToString();
    }

    [GeneratedRegex(@"claim `([^`]+)`")]
    private static partial Regex Claims();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
