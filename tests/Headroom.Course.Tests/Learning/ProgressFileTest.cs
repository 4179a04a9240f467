using System.Text;
using Headroom.Course.Learning;
using Headroom.Testing;

namespace Headroom.Course.Tests.Learning;

[Machine]
public sealed class ProgressFileTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("headroom-progress-").FullName;
    private readonly List<string> _reported = [];

    private string Target => Path.Combine(_folder, ProgressFile.Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_updated_is_read_back()
    {
        var passed = new DateTimeOffset(2026, 11, 21, 14, 30, 0, TimeSpan.Zero);
        Open().Update("01.1", was => was with { Passed = passed, Points = 2, Attempts = 3, Hints = 1 });
        Open().Update("01.2", was => was with { Attempts = was.Attempts + 1 });
        Assert.Equal(new ExerciseProgress { Passed = passed, Points = 2, Attempts = 3, Hints = 1 }, Open().Read()["01.1"]);
        Assert.Equal(new ExerciseProgress { Attempts = 1 }, Open().Read()["01.2"]);
        Snapshot.Match(File.ReadAllText(Target));
    }

    [Fact]
    public void Fields_of_a_newer_version_are_kept()
    {
        File.WriteAllText(Target, """{ "version": 2, "01.1": { "attempts": 1, "mood": "good" }, "09.9": { "points": 1, "later": [1] } }""");
        Open().Update("01.1", was => was with { Attempts = 2 });
        var text = File.ReadAllText(Target);
        Assert.All(["\"version\": 2", "\"mood\": \"good\"", "\"later\": ["], kept => Assert.Contains(kept, text));
        Assert.Equal(2, Open().Read()["01.1"].Attempts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"01.1\": { \"points\"")]
    [InlineData("[1, 2]")]
    [InlineData("{ \"01.1\": { \"points\": \"two\" } }")]
    [InlineData("{ \"01.1\": { \"passed\": \"yesterday\" } }")]
    [InlineData("{ \"01.1\": {}, \"01.1\": {} }")]
    [InlineData("\0\0\0\0")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"01.1\": 2 }")]
    [InlineData("{ \"01.1\": null }")]
    [InlineData("{ \"version\": 2, \"exercises\": { \"01.1\": { \"points\": 2 } } }")]
    [InlineData("{ \"version\": 2, \"units\": [] }")]
    [InlineData("<<<<<<< HEAD\n{ \"01.1\": {} }\n=======\n{ \"01.2\": {} }\n>>>>>>> other\n")]
    [InlineData("{\n<<<<<<< HEAD\n \"01.1\": {}\n=======\n \"01.1\": {}\n>>>>>>> other\n}")]
    [InlineData("{ \"01.1\": { \"points\": 2 } } { \"01.2\": { \"points\": 3 } }")]
    public void A_corrupt_file_is_kept_aside_and_reported(string text)
    {
        File.WriteAllText(Target, text);
        Assert.Empty(Open().Read());
        Assert.Equal(text, File.ReadAllText(Path.Combine(_folder, "progress.corrupt-20261121-143000.json")));
        Assert.Contains("It is kept as .course/progress.corrupt-20261121-143000.json; a new one begins.", Assert.Single(_reported));
        Open().Update("01.1", was => was with { Points = 2 });
        Assert.Equal(2, Open().Read()["01.1"].Points);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        Open().Update("01.1", was => was with { Points = 2 });
        File.WriteAllBytes(Target, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(Target)]);
        Assert.Equal(2, Open().Read()["01.1"].Points);
        Open().Update("01.2", was => was with { Points = 3 });
        Assert.Equal([2, 3], Open().Read().Values.Select(progress => progress.Points));
        Assert.Empty(_reported);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_shell_that_writes_UTF_16_does_no_harm(string encoding)
    {
        Open().Update("01.1", was => was with { Points = 2 });
        File.WriteAllText(Target, File.ReadAllText(Target), Encoding.GetEncoding(encoding));
        Assert.Equal(2, Open().Read()["01.1"].Points);
        Open().Update("01.2", was => was with { Points = 3 });
        Assert.Equal([2, 3], Open().Read().Values.Select(progress => progress.Points));
        Assert.Empty(_reported);
    }

    [Fact]
    public void A_file_of_a_later_version_is_kept_with_a_word_of_that()
    {
        File.WriteAllText(Target, """{ "version": 2, "exercises": { "01.1": { "points": 2 } } }""");
        Assert.Empty(Open().Read());
        Assert.Contains("a later version of the course may have written it", Assert.Single(_reported));
    }

    [Fact]
    public void A_broken_file_that_cannot_be_moved_is_told_and_stays()
    {
        File.WriteAllText(Target, "[]");
        // In place of a lock that can be taken.
        Directory.CreateDirectory(Path.Combine(_folder, "progress.lock"));
        Assert.Empty(Open().Read());
        Assert.Contains("nor moved aside", Assert.Single(_reported));
        Assert.Equal("[]", File.ReadAllText(Target));
    }

    [Fact]
    public void A_second_corrupt_file_does_not_replace_the_first()
    {
        foreach (var text in new[] { "first", "second" })
        {
            File.WriteAllText(Target, text);
            Open().Update("01.1", was => was with { Points = 2 });
        }
        Assert.Equal("first", File.ReadAllText(Path.Combine(_folder, "progress.corrupt-20261121-143000.json")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(_folder, "progress.corrupt-20261121-143000-2.json")));
    }

    [Fact]
    public void A_kill_between_write_and_rename_loses_nothing()
    {
        Open().Update("01.1", was => was with { Points = 2 });
        var killed = Open(() => throw new Killed());
        Assert.Throws<Killed>(() => killed.Update("01.1", was => was with { Points = 9 }));
        Assert.Equal(2, Open().Read()["01.1"].Points);
        Assert.Single(Directory.GetFiles(_folder, "*.tmp"));

        Open().Update("01.2", was => was with { Points = 3 });
        Assert.Equal((2, 3), (Open().Read()["01.1"].Points, Open().Read()["01.2"].Points));
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Fact]
    public async Task Commands_at_the_same_time_do_not_lose_each_others_entries()
    {
        var together = Enumerable.Range(0, 40)
            .Select(i => Task.Run(() => Open().Update($"01.{i % 4}", was => was with { Attempts = was.Attempts + 1 })));
        await Task.WhenAll(together);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(10, Open().Read()[$"01.{i}"].Attempts));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_no_progress_and_is_made_by_the_first_update()
    {
        var file = new ProgressFile(Path.Combine(_folder, "deep", "er"), TimeProvider.System, _reported.Add);
        Assert.Empty(file.Read());
        file.Update("01.1", was => was with { Hints = 1 });
        Assert.Equal(1, file.Read()["01.1"].Hints);
    }

    private ProgressFile Open(Action? beforeReplacing = null) =>
        new(_folder, new Clock(), _reported.Add, beforeReplacing ?? (() => { }));

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 14, 30, 0, TimeSpan.Zero);
    }

    private sealed class Killed : Exception;
}
