using System.Text.Json;
using Headroom.Testing;

namespace Headroom.Classroom.Tests.Marking;

/// <summary>A whole class by the command: twice, interrupted, in shards.</summary>
[Machine]
public sealed class ClassRunTest : IDisposable
{
    private readonly TemporaryFolder _class = new();
    private readonly TemporaryFolder _out = new();

    public ClassRunTest() => SmallClass.Write(_class);

    public void Dispose()
    {
        _class.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task Each_gets_the_marks_it_deserves_and_a_broken_one_stops_nobody()
    {
        var (exit, _, errors) = await Grade("a");
        Assert.Equal((0, ""), (exit, errors));
        var rows = Read("a/gradebook.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row =>
            row.Split(',')).ToList();
        Assert.Equal(SmallClass.Expected.Keys.Order(StringComparer.Ordinal), rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(SmallClass.Expected[row[0]], (row[3], row[4])));
        Assert.Contains("cannot be read to its end", Read("a/gradebook.csv"));
        Assert.Contains("is a link, which is not followed", Read("a/gradebook.csv"));
        Assert.False(File.Exists(SmallClass.MarkerOf(_class)), "a build file of a submission was run");
        Assert.DoesNotContain("eve<b>", Read("a/class.html"));
        Assert.Contains("\"unsafe\"", Read("a/held.csv"));
        Assert.Equal(10, Directory.GetFiles(Path.Combine(_out.Path, "a/learners")).Length);
        Assert.DoesNotContain("your turn", File.ReadAllText(Directory.GetFiles(Path.Combine(_out.Path, "a/regions/01.1"))[0]));
    }

    [Fact]
    public async Task Killed_at_any_moment_and_resumed_it_comes_to_the_same_marks_each_once()
    {
        var marks = Path.Combine(_out.Path, "b/marks.jsonl");
        for (var lines = 1; lines <= 11; lines += 5)
        {
            using var run = GradeCommand.Start(Words("b", "--resume"));
            while (!run.HasExited && Lines(marks) < lines) await Task.Delay(50, TestContext.Current.CancellationToken);
            run.Kill(); // SIGKILL to it alone: what it started has to end by itself
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, (await Grade("b", "--resume")).Exit);
        Assert.Equal(0, (await Grade("c")).Exit);
        Assert.Equal(Read("c/gradebook.csv"), Read("b/gradebook.csv"));
        var keys = File.ReadLines(marks).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("mark",
            out _))
            .Select(line => line.GetProperty("mark"))
            .Select(mark => $"{mark.GetProperty("learner")} {mark.GetProperty("exercise")}").ToList();
        Assert.Equal(20, keys.Count);
        Assert.Distinct(keys);
    }

    [Fact]
    public async Task Shards_merge_to_the_whole_and_a_missing_one_is_told()
    {
        for (var k = 1; k <= 3; k++) Assert.Equal(0, (await Grade($"s{k}", "--shard", $"{k}/3")).Exit);
        var (exit, _, errors) = await Merge("two", "s1", "s2");
        Assert.Equal(1, exit);
        Assert.Contains("3 learners of 10 without all marks", errors);
        Assert.Equal(0, (await Merge("all", "s1", "s2", "s3")).Exit);
        Assert.Equal(0, (await Grade("whole")).Exit);
        Assert.Equal(Read("whole/gradebook.csv"), Read("all/gradebook.csv"));
    }

    [Fact]
    public async Task An_earlier_run_is_not_written_over()
    {
        Directory.CreateDirectory(Path.Combine(_out.Path, "d"));
        File.WriteAllText(Path.Combine(_out.Path, "d/run.json"), """{"key":"00","exercises":[],"learners":[],"isSandboxed":true}""");
        var (exit, _, errors) = await Grade("d");
        Assert.Equal(3, exit);
        Assert.Contains("Add --resume", errors);
    }

    private static int Lines(string file)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Count(c => c == '\n');
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private string[] Words(string name, params string[] more) =>
        [_class.Path, "--out", Path.Combine(_out.Path, name), "--units", "01.1,01.2", "--jobs", "2", "--trust", .. more];

    private Task<(int Exit, string Output, string Errors)> Grade(string name, params string[] more) => GradeCommand.Run(Words(name, more));

    private Task<(int Exit, string Output, string Errors)> Merge(string name, params string[] from) => GradeCommand.Run(
        ["--merge", .. from.Select(one => Path.Combine(_out.Path, one)), "--out", Path.Combine(_out.Path, name)]);

    private string Read(string name) => File.ReadAllText(Path.Combine(_out.Path, name));
}
