using Headroom.Cli;
using Headroom.Cli.Mutants;

namespace Headroom.Testing.Authoring;

public sealed class MutantVerbsTest : IDisposable
{
    private const string Page = "tests/Mutants/01-roofline/Work.mutants";
    private readonly TemporaryCourse _course = new();

    public MutantVerbsTest() =>
        _course.Write(Page, "## FmaAsOne\nrejected: multiply-add\n-         return 2.0 * n;\n+         return 1.0 * n;\n");

    [Fact]
    public async Task Show_prints_the_whole_wrong_file_and_nothing_else()
    {
        Assert.Equal(Exit.Ok, await _course.Run("verify", "01.1", "--show", "FmaAsOne"));
        Assert.Equal(_course.Read("solutions/01-roofline/Work.cs").Replace("2.0 * n", "1.0 * n", StringComparison.Ordinal), _course.Output);
    }

    [Fact]
    public async Task Diff_prints_what_it_changes()
    {
        Assert.Equal(Exit.Ok, await _course.Run("verify", "01.1", "--diff", "fmaasone"));
        Assert.Equal("""
            --- solutions/01-roofline/Work.cs
            +++ FmaAsOne
            @@ -6,7 +6,7 @@
                 public static double Dot(int n)
                 {
                     // your turn: begin
            -        return 2.0 * n;
            +        return 1.0 * n;
                     // your turn: end
                 }
             }

            """, _course.Output);
    }

    [Fact]
    public async Task To_writes_a_file_for_an_editor()
    {
        Assert.Equal(Exit.Ok, await _course.Run("verify", "01.1", "--show", "FmaAsOne", "--to", _course.PathTo("wrong.cs")));
        Assert.Contains("return 1.0 * n;", _course.Read("wrong.cs"));
        Assert.Contains("rejected: multiply-add", _course.Output);
    }

    [Theory]
    [InlineData("01.1 has no mutant \"FmaAsTwo\". Nearest: FmaAsOne", "verify", "01.1", "--show", "FmaAsTwo")]
    [InlineData("Name the exercise too: ./course verify 02.5 --show FmaAsOne", "verify", "--show", "FmaAsOne")]
    [InlineData("--changed asks git what differs", "verify", "--changed")]
    public async Task What_is_not_there_is_3(string message, params string[] args)
    {
        Assert.Equal(Exit.Usage, await _course.Run(args));
        Assert.Contains(message, _course.Errors);
    }

    [Fact]
    public async Task A_wrong_file_becomes_an_entry_of_the_page()
    {
        _course.Write("wrong.cs", _course.Read("solutions/01-roofline/Work.cs").Replace("2.0 * n", "n * n", StringComparison.Ordinal));
        const string words = "off by a factor";
        const string entry = "## Squared\nrejected: off by a factor\n-         return 2.0 * n;\n+         return n * n;\n";
        Assert.Equal(Exit.Ok, await _course.Run("new", "mutant", "01.1", "Squared", _course.PathTo("wrong.cs"), "--rejected", words));
        Assert.EndsWith("\n\n" + entry, _course.Read(Page));
        var mutants = Mutant.All(_course.Layout, _course.Course.Find("01.1"));
        Assert.Equal(["FmaAsOne", "Squared"], mutants.Select(mutant => mutant.Name));
        Assert.Equal(_course.Read("wrong.cs"), mutants[1].Text);
    }

    [Theory]
    [InlineData("is taken by line 1", "FmaAsOne", "return n;")]
    [InlineData("Same is the solution: no line differs", "Same", "return 2.0 * n;")]
    [InlineData("it is no submission for 01.1", "Other", null)]
    public async Task A_file_that_is_no_mutant_leaves_the_page_as_it_was(string message, string name, string? line)
    {
        var before = _course.Read(Page);
        var solution = _course.Read("solutions/01-roofline/Work.cs");
        _course.Write("wrong.cs", line is null ? "class Other;" : solution.Replace("return 2.0 * n;", line, StringComparison.Ordinal));
        Assert.Equal(Exit.Usage, await _course.Run("new", "mutant", "01.1", name, _course.PathTo("wrong.cs"), "--rejected", "words"));
        Assert.Contains(message, _course.Errors);
        Assert.Equal(before, _course.Read(Page));
    }

    public void Dispose() => _course.Dispose();
}
