namespace Headroom.Training.Stories;

public sealed class StoryReportTest
{
    private static readonly string[] s_tales = [.. Enumerable.Range(0, 150).Select(i => Tales.Tale(9, i).Text)];

    [Fact]
    public void Every_sentence_of_a_tale_parses_and_every_name_was_introduced() => Assert.All(s_tales, tale =>
    {
        var report = StoryReport.Of(tale);
        Assert.Equal(report.Sentences, report.Parsed);
        Assert.Null(report.Stranger);
    });

    [Fact]
    public void A_tale_whose_beginning_is_missing_uses_names_that_nobody_introduced()
    {
        var without = s_tales.Select(tale => tale[(tale.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]).ToList();
        Assert.All(without, tale => Assert.NotNull(StoryReport.Of(tale).Stranger));
        Assert.All(without.Select(StoryReport.Of), report => Assert.Equal(report.Sentences, report.Parsed));
    }

    [Fact]
    public void A_name_that_changes_in_the_last_sentence_is_a_stranger()
    {
        var report = StoryReport.Of(
            "In a quiet town by the sea there lived a child whose name was Mila. Her best friend was Jona, who lived next door. "
            + "Mila and Reto stayed friends as long as they lived in a quiet town by the sea.");
        Assert.Equal("Reto", report.Stranger);
        Assert.Equal((3, 3), (report.Sentences, report.Parsed));
    }

    [Fact]
    public void A_name_that_no_grammar_knows_is_a_stranger()
    {
        var report = StoryReport.Of("In a quiet town by the sea there lived a child whose name was Zorblax.");
        Assert.Equal(new StoryReport(1, 0, "Zorblax"), report);
    }

    [Fact]
    public void A_word_too_many_or_too_few_does_not_parse()
    {
        var (parsed, broken) = (0, 0);
        foreach (var tale in s_tales.Take(40))
            foreach (var sentence in Grammars.Sentences.Of(Tales.Grammar, tale))
            {
                var words = sentence.Text.Split(' ');
                if (words.Length < 5) continue;
                broken++;
                if (StoryReport.Of(string.Join(' ', words.Where((_, i) => i != 2))).Parsed > 0) parsed++;
            }
        // Adjectives like "very" may go missing unnoticed; a verb may not.
        Assert.InRange(parsed / (double)broken, 0, 0.05);
    }

    [Fact]
    public void Nothing_is_no_sentence() => Assert.Equal(new StoryReport(0, 0, null), StoryReport.Of(" \n"));
}
