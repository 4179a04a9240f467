using Headroom.Cli;
using Headroom.Cli.Feedback;
using Headroom.Cli.Screens;
using Headroom.Cli.Verbs;

namespace Headroom.Testing.Feedback;

public sealed class FeedbackTest : IDisposable
{
    private const string File = "exercises/01-roofline/Work.cs";
    private readonly TemporaryCourse _course = new();
    private readonly List<string> _asked = [];

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task A_bundle_has_version_machine_report_and_file_and_nobodys_name()
    {
        Fail($"threw in {_course.Root}/{File}: ada on ferrocene");
        _course.Write(File, _course.Read(File).Replace("// your turn: begin",
            $"// Ada, ada@example.org, {_course.Root}/notes and /home/bob/x\n        var ada = \"/home/ada/data\"; // your turn: begin"));
        await _course.Run("check", "01.1");
        var before = _course.Output.Length;
        Assert.Equal(Exit.Ok, Hand("01.1", answer: true));
        Assert.StartsWith(_course.Read("out/feedback-01.1.md"), _course.Output[before..]);
        Snapshot.Match(_course.Output[before..]);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_its_report_is_told()
    {
        Fail("wrong");
        await _course.Run("check", "01.1");
        _course.Write(File, _course.Read(File) + "\n");
        Hand("01.1", answer: true);
        Assert.Contains("seed 20931, of a file that was changed since", _course.Output);
    }

    [Fact]
    public void Without_a_check_and_without_a_file_there_is_a_bundle_that_says_so()
    {
        System.IO.File.Delete(_course.PathTo(File));
        Assert.Equal(Exit.Ok, Hand("01.1", answer: true));
        Assert.Contains("none: `./course check 01.1` was not run yet", _course.Output);
        Assert.Contains($"## {File}\n\nthere is no such file", _course.Output);
        Assert.Contains("template=broken.md", _course.Output);
    }

    [Fact]
    public void Who_says_no_has_seen_it_all_and_nothing_is_written()
    {
        Assert.Equal(Exit.Ok, Hand("01.1", answer: false));
        Assert.Equal(["Write this to out/feedback-01.1.md?"], _asked);
        Assert.Contains($"## {File}", _course.Output);
        Assert.EndsWith("Nothing is written.\n", _course.Output);
        Assert.False(Directory.Exists(_course.PathTo("out")));
    }

    [Fact]
    public void Where_nobody_can_be_asked_nothing_is_written_without_yes()
    {
        Assert.Contains("--yes writes", Assert.Throws<UsageException>(() => Hand("01.1", answer: null)).Message);
        Assert.False(Directory.Exists(_course.PathTo("out")));
        Assert.Equal(Exit.Ok, Hand("01.1", answer: null, agreed: true));
        Assert.Single(_asked);
    }

    [Fact]
    public void Nothing_is_written_over()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(Exit.Ok, Hand("01.1", answer: true));
        Assert.Equal(
            ["feedback-01.1-2.md", "feedback-01.1-3.md", "feedback-01.1.md"],
            Directory.GetFiles(_course.PathTo("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        _course.Write("mine.md", "mine");
        foreach (var taken in new[] { "mine.md", "out" })
            Assert.Contains("is there already", Assert.Throws<UsageException>(
                () => Hand("01.1", answer: true, file: _course.PathTo(taken))).Message);
        Assert.Equal("mine", _course.Read("mine.md"));
        Assert.Equal(Exit.Ok, Hand("01.1", answer: true, file: _course.PathTo("a b/ü ` 'x'/f.md")));
        Assert.Contains("# 01.1", _course.Read("a b/ü ` 'x'/f.md"));
    }

    [Fact]
    public void A_file_full_of_fences_and_escapes_does_not_leave_its_block()
    {
        _course.Write(File, "`````\n\u001b[2J\u202e\0\n" + new string('x', 70_000));
        Hand("01.1", answer: true);
        Assert.Contains("the first 60,000:\n\n``````csharp\n`````\n\\u{1b}[2J\\u{202e}\\u{0}\n", _course.Output);
        Assert.DoesNotContain("\u001b", _course.Output);
        Assert.EndsWith("x\n``````\n\n", _course.Read("out/feedback-01.1.md"));
    }

    [Theory]
    [InlineData("https://github.com/ada/headroom.git", "https://github.com/ada/headroom/issues")]
    [InlineData("https://ada:secret@github.com/ada/headroom", "https://github.com/ada/headroom/issues")]
    [InlineData("git@github.com:ada/headroom.git", "https://github.com/ada/headroom/issues")]
    [InlineData("ssh://git@github.com/ada/head.room/", "https://github.com/ada/head.room/issues")]
    [InlineData("https://example.org/ada/headroom", null)]
    [InlineData("/srv/git/headroom", null)]
    [InlineData("https://github.com/ada/headroom;rm", null)]
    [InlineData(null, null)]
    public void The_address_of_the_issues_is_that_of_the_clone(string? remote, string? issues) =>
        Assert.Equal(issues, FeedbackVerb.IssuesOf(remote));

    [Fact]
    public async Task The_verb_shows_this_machine_and_leaves_out_where_the_course_lies()
    {
        _course.Write(File, $"// {_course.Root}/{File}\n");
        Assert.Equal(Exit.Ok, await _course.Run("feedback", "1.1", "--yes"));
        Assert.Contains("Headroom 1.", _course.Output);
        Assert.Contains("  cores     ", _course.Output);
        Assert.Contains($"// {File}\n", _course.Output);
        Assert.DoesNotContain(_course.Root, _course.Output);
        Assert.Equal(Exit.Usage, await _course.Run("feedback", "1.1"));
        Assert.Contains("--yes", _course.Errors);
    }

    private void Fail(string headline) => _course.Checker.Answer(SampleReports.Failed("01.1") with { Headline = headline });

    private int Hand(string id, bool? answer, bool agreed = false, string? file = null)
    {
        var personal = new Personal(_course.Root, "/home/ada", "/var/folders/1x/", "ada", "ferrocene");
        var bundle = new Bundle(
            "Headroom 1.0.0, built from commit 0123456789ab",
            "  system    Ubuntu 24.04, X64\n  kernel    C# (Headroom), /home/ada/.local/share/jupyter/kernel.json\n", personal);
        var handing = new Handing(_course.Learner, "https://github.com/owner/headroom/issues") { Ask = Asked };
        return handing.Run(bundle, _course.Course.Find(id), file, agreed);

        bool? Asked(string question)
        {
            _asked.Add(question);
            return answer;
        }
    }
}
