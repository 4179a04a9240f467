using System.Text.Json;
using Headroom.Classroom.Books;
using Headroom.Classroom.Marking;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Books;

/// <summary>What learners typed does nothing in a spreadsheet, a page or a terminal; and the figures are those of the marks.</summary>
public sealed class BooksTest
{
    private static readonly Syllabus s_course = Syllabus.Load(Repository.Root);
    private static readonly HashSet<(string, string, string)> s_none = [];

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void A_name_that_a_spreadsheet_would_run_is_quoted(string name)
    {
        var csv = Csv(Of([new Mark(name, "01.1", Outcome.Passed, 2, 2)], name));
        Assert.Contains($"\"'{name}\",2,", csv);
    }

    [Theory]
    [InlineData("\t=1", "\\t=1")]
    [InlineData("\r=1", "\\n=1")]
    [InlineData("a\nb", "a\\nb")]
    public void A_name_with_a_tab_or_a_line_end_stays_in_its_cell(string name, string shown) =>
        Assert.Contains($"\n{shown},", Csv(Of([], name)));

    [Fact]
    public void A_cell_tells_an_attempt_from_none()
    {
        var csv = Csv(Of(
        [
            new("ann", "01.1", Outcome.Failed, 0, 2), new("ann", "01.2", Outcome.NotAttempted, 0, 2),
            new("ann", "01.3", Outcome.Passed, 2, 2) { Held = "a pointer", Sha256 = "ab" },
        ], "ann"));
        Assert.Equal("learner,points,out of,01.1,01.2,01.3,held,problems\nann,0,6,0,,held,01.3,\n", csv);
    }

    [Fact]
    public void A_held_mark_counts_once_a_person_accepts_that_very_file()
    {
        Mark[] marks = [new("=ann", "01.1", Outcome.Passed, 2, 2) { Held = "a pointer", Sha256 = "ab" }];
        var written = new StringWriter();
        Gradebook.WriteHeld(Of(marks, "=ann"), written);
        var accepted = written.ToString().Replace("ab,\n", "ab,yes\n", StringComparison.Ordinal);
        var read = Gradebook.ReadAccepted(new StringReader(accepted));
        Assert.Equal(2, (Of(marks, "=ann") with { Read = read }).Points("=ann"));
        Assert.Equal(0, (Of([marks[0] with { Sha256 = "cd" }], "=ann") with { Read = read }).Points("=ann"));
        Assert.Empty(Gradebook.ReadAccepted(new StringReader(written.ToString())));
    }

    [Fact]
    public void Markup_and_control_characters_of_a_submission_are_text_on_its_page()
    {
        const string name = "<script>alert(1)</script>\u001b[2J\u202eevil";
        var marks = Of([new(name, "01.1", Outcome.Failed, 0, 2) { Headline = "<img src=x onerror=alert(1)>", Report = "<b>\u001b[2J" }],
            name);
        foreach (var page in (string[])[Pages.Learner(marks, name), Pages.Class(marks, _ => "x.html")])
        {
            Assert.DoesNotContain("<script", page);
            Assert.DoesNotContain("<img", page);
            Assert.DoesNotContain("<b>", page);
            Assert.DoesNotContain('\u001b', page);
            Assert.DoesNotContain('\u202e', page);
            Assert.Contains("\\u{1b}[2J", page);
        }
        Assert.Equal("0001-scriptalert1script2Jevil", SafeText.FileName(name, 1));
        Assert.Equal("0012", SafeText.FileName("../..", 12));
    }

    [Fact]
    public void The_class_page_says_where_people_stick_and_at_what()
    {
        var marks = Of(
        [
            new("ann", "01.1", Outcome.Passed, 2, 2), new("bob", "01.1", Outcome.Failed, 0, 2) { Likely = "bits for bytes" },
            new("cy", "01.1", Outcome.Passed, 2, 2), new("ann", "01.2", Outcome.Failed, 0, 2) { Likely = "the wrong peak" },
            new("bob", "01.2", Outcome.Failed, 0, 2) { Likely = "the wrong peak" }, new("cy", "01.2", Outcome.NotAttempted, 0, 2),
        ], "ann", "bob", "cy");
        var page = Pages.Class(marks, learner => learner);
        Assert.Contains("People stick at 01.2", page);
        Assert.Contains("2 of 2 who tried it have not passed", page);
        Assert.Contains("The most frequent mistake, 2 times, in 01.2: the wrong peak", page);
    }

    [Fact]
    public void The_json_has_what_the_table_has()
    {
        using var json = JsonDocument.Parse(Gradebook.Json(Of([new("ann", "01.1", Outcome.Passed, 2, 2) { Seed = 7 }], "ann")));
        var ann = json.RootElement[0];
        Assert.Equal(("ann", 2.0), (ann.GetProperty("learner").GetString(), ann.GetProperty("points").GetDouble()));
        Assert.Equal("Passed", ann.GetProperty("marks")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public void Shards_that_disagree_or_do_not_belong_together_are_not_merged()
    {
        using var folder = new TemporaryFolder();
        var run = RunFile.New(["01.1"], ["ann", "bob"], "1/2", isSandboxed: true);
        Shard("one", run, new Mark("ann", "01.1", Outcome.Passed, 2, 2));
        Shard("two", run with { Shard = "2/2" }, new Mark("bob", "01.1", Outcome.Failed, 0, 2));
        var merged = Merged.Of([At("one"), At("two"), At("one")]);
        Assert.Equal(["ann", "bob"], merged.Marks.Select(mark => mark.Learner).Order());
        Assert.Empty(merged.Missing);
        Assert.Equal(["bob"], Merged.Of([At("one")]).Missing);
        Shard("other", run with { Learners = ["eve"] }, new Mark("eve", "01.1", Outcome.Passed, 2, 2));
        Assert.Contains("different classes", Assert.Throws<InvalidDataException>(() => Merged.Of([At("one"), At("other")])).Message);
        Shard("lie", run, new Mark("ann", "01.1", Outcome.Failed, 0, 2));
        Assert.Contains("01.1 of ann is Passed", Assert.Throws<InvalidDataException>(() => Merged.Of([At("one"), At("lie")])).Message);

        string At(string name) => Path.Combine(folder.Path, name);

        void Shard(string name, RunFile file, Mark mark)
        {
            Directory.CreateDirectory(At(name));
            file.Write(At(name));
            using var journal = Journal.Open(new BookShelf(At(name)).JournalFile);
            journal.Add(mark);
        }
    }

    private static ClassMarks Of(IReadOnlyList<Mark> marks, params string[] learners) => BookShelf.Of(
        [.. s_course.Exercises.Take(3).Select(exercise => exercise with { Points = 2 })], learners, marks,
        new Dictionary<string, IReadOnlyList<string>>(), s_none);

    private static string Csv(ClassMarks marks)
    {
        var writer = new StringWriter();
        Gradebook.WriteCsv(marks, writer);
        return writer.ToString();
    }
}
