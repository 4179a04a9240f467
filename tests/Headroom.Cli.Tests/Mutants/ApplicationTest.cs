using Headroom.Cli.Mutants;

namespace Headroom.Testing.Mutants;

public sealed class ApplicationTest
{
    private const string Solution = "a\n  b\nc\nc\n\nd\n";

    [Theory]
    [InlineData("- a\n+ A", "A\n  b\nc\nc\n\nd\n")]
    [InlineData("- d\n+ D", "a\n  b\nc\nc\n\nD\n")]
    [InlineData("- a", "  b\nc\nc\n\nd\n")]
    [InlineData("+ top\n  a", "top\na\n  b\nc\nc\n\nd\n")]
    [InlineData("  d\n+ end", "a\n  b\nc\nc\n\nd\nend\n")]
    [InlineData("-   b\n+   B", "a\n  B\nc\nc\n\nd\n")]
    [InlineData("    b\n- c", "a\n  b\nc\n\nd\n")]
    [InlineData("- c\n- c\n-\n+ one", "a\n  b\none\nd\n")]
    [InlineData("  c\n-\n+\n- d\n+ D", "a\n  b\nc\nc\n\nD\n")]
    [InlineData("- a\n+ A\n\n- d\n+ D", "A\n  b\nc\nc\n\nD\n")]
    [InlineData("- d\n+ D\n\n- a\n+ A", "A\n  b\nc\nc\n\nD\n")]
    [InlineData("- a\n-   b\n- c\n- c\n-\n- d\n+ x", "x\n")]
    public void The_old_text_gives_way_to_the_new(string edits, string expected) => Assert.Equal(expected, Apply(edits, Solution));

    [Fact]
    public void Line_ends_and_a_missing_last_one_stay_as_the_solution_has_them()
    {
        Assert.Equal("A\r\n  b\r\nc\r\nc\r\n\r\nd\r\n", Apply("- a\n+ A", Solution.Replace("\n", "\r\n")));
        Assert.Equal("a\n  b\nc\nc\n\nD", Apply("- d\n+ D", Solution.TrimEnd()));
        Assert.Equal("A", Apply("- a\n+ A", "a"));
    }

    [Fact]
    public void White_space_at_the_end_of_a_line_does_not_count_and_stays_where_the_line_does() =>
        Assert.Equal("A\nb \t\n", Apply("- a\n+ A\n  b", "a  \nb \t\n"));

    [Theory]
    [InlineData("- c", "P:3: the old text occurs 2 times in s.cs, at lines 3, 4. Add a line of context, with two spaces in front.")]
    [InlineData("- x", "P:3: \"x\" is no line of s.cs. Copy the lines that go and stay from there.")]
    [InlineData("- b", "P:3: \"b\" is indented otherwise at line 2 of s.cs")]
    [InlineData("- a\n- x", "P:4: \"x\" is no line of s.cs")]
    [InlineData("- a\n+ new\n- x", "P:5: \"x\" is no line of s.cs")]
    [InlineData("- a\n- d", "P:3: each of these lines is in s.cs, but they do not follow one another there")]
    [InlineData("- a\n-   b\n+ x\n\n    b\n- c", "P:7: this edit shares line 2 of s.cs with the edit at line 3. Make one edit of the two.")]
    [InlineData("- a\n-   b\n- c\n- c\n-\n- d\n- e", "is no line of s.cs")]
    public void What_is_missing_or_ambiguous_is_told_with_its_line_and_a_cure(string edits, string error) =>
        Assert.Contains(error, Assert.Throws<PageException>(() => Apply(edits, Solution)).Message);

    [Fact]
    public void Every_edit_that_has_no_place_is_told() =>
        Assert.Equal(2, Assert.Throws<PageException>(() => Apply("- x\n\n- a\n+ A\n\n- y", Solution)).Errors.Count);

    private static string Apply(string edits, string solution) =>
        Application.Apply(MutantPage.Parse($"## M\nrejected: words\n{edits}\n", "P").Mutations[0], solution, "P", "s.cs");
}
