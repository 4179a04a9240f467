using Headroom.Cli.Mutants;

namespace Headroom.Testing.Mutants;

public sealed class MutantPageTest
{
    [Fact]
    public void An_entry_has_a_name_a_reason_perhaps_more_words_and_edits_that_an_empty_line_parts()
    {
        var page = MutantPage.Parse("""
            ## NoBounds
            rejected: a lane past the end of the data
            why: The spare lanes write past the end.
            -     if (i < n)
            +     if (i <= n)
                  y[i] = 0;

            - a
            + b

            ## AddsToY
            rejected: added to what y held
            of: ScalarLoop
            + y += 1;
              x = 2;
            """, "P.mutants");
        Assert.Equal(2, page.Mutations.Count);
        var (first, second) = (page.Mutations[0], page.Mutations[1]);
        Assert.Equal(("NoBounds", 1, "a lane past the end of the data"), (first.Name, first.Line, first.Rejected));
        Assert.Equal(("The spare lanes write past the end.", null), (first.Why, first.Of));
        Assert.Equal([4, 8], first.Edits.Select(edit => edit.Line));
        Assert.Equal(["    if (i < n)", "    y[i] = 0;"], first.Edits[0].Old);
        Assert.Equal(["    if (i <= n)", "    y[i] = 0;"], first.Edits[0].New);
        Assert.Equal(("AddsToY", 11, "ScalarLoop"), (second.Name, second.Line, second.Of));
    }

    [Fact]
    public void A_page_may_have_a_byte_order_mark_windows_line_ends_white_space_at_line_ends_and_no_last_line_end()
    {
        const string plain = "## A\nrejected: words\n- x\n+ y";
        var windows = plain.Replace("\n", "\r\n", StringComparison.Ordinal);
        var trailing = plain.Replace("\n", " \t\n", StringComparison.Ordinal);
        foreach (var text in new[] { "\uFEFF" + plain, windows, trailing, plain + "\n", "\n\n" + plain })
        {
            var mutation = Assert.Single(MutantPage.Parse(text, "P.mutants").Mutations);
            Assert.Equal(("A", "words"), (mutation.Name, mutation.Rejected));
            Assert.Equal(["x"], mutation.Edits[0].Old);
            Assert.Equal(["y"], mutation.Edits[0].New);
        }
    }

    [Fact]
    public void An_empty_page_has_no_mutants() => Assert.Empty(MutantPage.Parse("", "P.mutants").Mutations);

    [Theory]
    [InlineData("hello", "P:1: \"hello\" belongs to no mutant. A mutant begins with \"## ITS NAME\".")]
    [InlineData("## A\n- x\n+ y", "P:1: A does not say what the report must say. Write \"rejected: WORDS OF THE REPORT\" below its name.")]
    [InlineData("## A\nrejected:\n- x", "P:2: \"rejected:\" is empty")]
    [InlineData("## A\nreason: words\n- x", "P:2: \"reason: words\" says nothing known")]
    [InlineData("## A\nrejected: a\nrejected: b\n- x", "P:3: \"rejected:\" stands twice in A")]
    [InlineData("## A\nrejected: a", "P:1: A changes nothing")]
    [InlineData("## A b\nrejected: a\n- x", "P:1: \"A b\" is not a name")]
    [InlineData("##\nrejected: a\n- x", "P:1: \"\" is not a name")]
    [InlineData("## A\nrejected: a\n+ x", "P:3: these lines have no place. Add the line before or after them")]
    [InlineData("## A\nrejected: a\n  x", "P:3: this edit changes nothing")]
    [InlineData("## A\nrejected: a\n- x\n+ x", "P:3: this edit changes nothing")]
    [InlineData("## A\nrejected: a\n- x\nx = 1;", "P:4: \"x = 1;\" is not a line of an edit")]
    [InlineData("## A\nrejected: a\n- x\n--y", "P:4: \"--y\" is not a line of an edit")]
    [InlineData("## A\nrejected: a\n- x\n\n## a\nrejected: a\n- y", "P:5: the name a is taken by line 1")]
    public void What_means_nothing_is_told_with_its_line_and_a_cure(string text, string error)
    {
        var thrown = Assert.Throws<PageException>(() => MutantPage.Parse(text, "P"));
        Assert.Contains(error, thrown.Message);
    }

    [Fact]
    public void Every_error_of_a_page_is_told_in_its_order()
    {
        const string page = "## A\n- x\n\n## B\nrejected: b\n+ y\n\n## C\nrejected: c\n";
        var thrown = Assert.Throws<PageException>(() => MutantPage.Parse(page, "P"));
        Assert.Equal([1, 6, 8], thrown.Errors.Select(error => error.Line));
    }
}
