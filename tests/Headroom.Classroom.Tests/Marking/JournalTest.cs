using Headroom.Classroom.Marking;
using Headroom.Grading;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>Marks survive the end of the process at any byte, and none stands twice.</summary>
public sealed class JournalTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File => Path.Combine(_folder.Path, "marks.jsonl");

    [Fact]
    public void Cut_off_at_any_byte_it_keeps_every_whole_line()
    {
        using (var journal = Journal.Open(File))
            foreach (var id in (string[])["01.1", "01.2", "01.3"]) journal.Add(Mark("änn \"1\"\n", id));
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length <= whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            var lines = whole[..length].Count(b => b == '\n');
            using (var journal = Journal.Open(File))
            {
                Assert.Equal(lines, journal.Marks.Count);
                foreach (var id in (string[])["01.1", "01.2", "01.3"])
                    if (!journal.Has("änn \"1\"\n", id)) journal.Add(Mark("änn \"1\"\n", id));
            }
            Assert.Equal(whole, System.IO.File.ReadAllBytes(File));
        }
    }

    [Fact]
    public void A_mark_is_not_taken_twice()
    {
        using var journal = Journal.Open(File);
        journal.Add(Mark("ann", "01.1"));
        Assert.Throws<InvalidOperationException>(() => journal.Add(Mark("ann", "01.1")));
    }

    [Fact]
    public void Two_runs_do_not_write_one_journal()
    {
        using var journal = Journal.Open(File);
        Assert.Contains("in use", Assert.Throws<InvalidDataException>(() => Journal.Open(File)).Message);
    }

    [Fact]
    public void A_broken_line_in_the_middle_is_named()
    {
        System.IO.File.WriteAllText(File, "{}\nnonsense\n{}\n");
        Assert.Contains("marks.jsonl:2", Assert.Throws<InvalidDataException>(() => Journal.Open(File)).Message);
    }

    [Fact]
    public void A_seed_follows_from_the_runs_key_and_the_exercise()
    {
        var run = RunFile.New(["01.1", "01.2"], ["ann"], null, isSandboxed: true);
        Assert.Equal(run.SeedOf("01.1"), run.SeedOf("01.1"));
        Assert.NotEqual(run.SeedOf("01.1"), run.SeedOf("01.2"));
        Assert.NotEqual(run.SeedOf("01.1"), RunFile.New(["01.1"], ["ann"], null, isSandboxed: true).SeedOf("01.1"));
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(run.SeedOf($"{i}"), 1, 999_999));
    }

    [Theory, InlineData("1/1"), InlineData("8/8"), InlineData("2/3")]
    public void Shards_share_a_class_without_rest(string text)
    {
        var of = Shard.Parse(text).Of;
        var taken = Enumerable.Range(1, of).SelectMany(k => Enumerable.Range(0, 40).Where(new Shard(k, of).Has)).Order();
        Assert.Equal(Enumerable.Range(0, 40), taken);
    }

    [Theory, InlineData("0/3"), InlineData("4/3"), InlineData("3"), InlineData("a/b"), InlineData("-1/3"), InlineData("1/0")]
    public void What_is_no_shard_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Shard.Parse(text));

    private static Mark Mark(string learner, string id) => new(learner, id, Outcome.Passed, 2, 2) { Report = "right\n" };
}
