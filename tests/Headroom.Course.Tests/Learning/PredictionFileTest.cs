using System.Text;
using Headroom.Course.Learning;
using Headroom.Testing;

namespace Headroom.Course.Tests.Learning;

[Machine]
public sealed class PredictionFileTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reported = [];
    private int _hours;

    private string Target => Path.Combine(_folder.Path, PredictionFile.Name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_predicted_is_read_back_with_its_truth()
    {
        Open().Lock("01 one reading", 5, 4, 6);
        Open().Lock("01 ridge", 100, 50, 200);
        Open().Resolve("01 one reading", 4.79, "ms");
        Assert.Equal(new LockedPrediction(5, 4, 6, Now(0)) { Truth = 4.79, Unit = "ms" }, Open().Read()["01 one reading"]);
        Assert.Null(Open().Read()["01 ridge"].Truth);
        Assert.Equal(["01 one reading", "01 ridge"], Open().Read().Keys);
        Snapshot.Match(File.ReadAllText(Target));
    }

    [Fact]
    public void The_first_guess_stays()
    {
        Open().Lock("ridge", 100, 50, 200);
        _hours = 1;
        Assert.Equal(new LockedPrediction(100, 50, 200, Now(0)), Open().Lock("ridge", 295, 290, 300));
        Assert.Equal(new LockedPrediction(100, 50, 200, Now(0)), Open().Read()["ridge"]);
    }

    [Fact]
    public void The_first_truth_stays()
    {
        Open().Lock("ridge", 100, 50, 200);
        Open().Resolve("ridge", 295, "FLOP/B");
        Assert.Equal(295, Open().Resolve("ridge", 150, "FLOP/B")!.Truth);
        Assert.Equal(295, Open().Read()["ridge"].Truth);
    }

    [Fact]
    public void A_truth_without_a_guess_leaves_no_trace()
    {
        Assert.Null(Open().Resolve("ridge", 295, "FLOP/B"));
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_was_not_counted_is_no_truth(double value)
    {
        Open().Lock("ridge", 100, 50, 200);
        Assert.Null(Open().Resolve("ridge", value, "")!.Truth);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        Open().Lock("ridge", 100, 50, 200);
        File.WriteAllText(Target, File.ReadAllText(Target), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(100, Open().Read()["ridge"].Guess);
        Open().Lock("second", 1, 1, 1);
        Assert.Equal(2, Open().Read().Count);
        Assert.Empty(_reported);
    }

    [Fact]
    public void Fields_of_a_newer_version_are_kept()
    {
        File.WriteAllText(Target, """
            { "version": 2, "ridge": { "guess": 100, "low": 50, "high": 200, "locked": "2026-11-21T14:00:00Z", "mood": "sure" } }
            """);
        Open().Resolve("ridge", 295, "FLOP/B");
        Assert.All(["\"version\": 2", "\"mood\": \"sure\"", "\"truth\": 295"], kept => Assert.Contains(kept, File.ReadAllText(Target)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"ridge\": { \"guess\"")]
    [InlineData("\0\0\0\0")]
    [InlineData("{ \"ridge\": {} }")]
    [InlineData("{ \"ridge\": { \"guess\": \"many\", \"low\": 1, \"high\": 2, \"locked\": \"2026-11-21T14:00:00Z\" } }")]
    [InlineData("{ \"ridge\": { \"guess\": 5, \"low\": 6, \"high\": 4, \"locked\": \"2026-11-21T14:00:00Z\" } }")]
    [InlineData("{ \"ridge\": { \"guess\": 5, \"low\": 4, \"high\": 6, \"locked\": \"yesterday\" } }")]
    [InlineData("<<<<<<< HEAD\n{ }\n=======\n{ }\n>>>>>>> theirs\n")]
    public void A_corrupt_file_is_kept_aside_and_reported(string text)
    {
        File.WriteAllText(Target, text);
        Assert.Empty(Open().Read());
        Assert.Equal(text, File.ReadAllText(Path.Combine(_folder.Path, "predictions.corrupt-20261121-140000.json")));
        Assert.Contains("It is kept as .course/predictions.corrupt-20261121-140000.json; a new one begins.", Assert.Single(_reported));
        Open().Lock("ridge", 100, 50, 200);
        Assert.Single(Open().Read());
    }

    [Fact]
    public void An_end_between_write_and_rename_leaves_the_file_of_before()
    {
        Open().Lock("ridge", 100, 50, 200);
        var ended = new PredictionFile(_folder.Path, new Clock(this), _reported.Add, beforeReplacing: () => throw new Ended());
        Assert.Throws<Ended>(() => ended.Resolve("ridge", 295, "FLOP/B"));
        Assert.Null(Open().Read()["ridge"].Truth);
        Assert.Single(Directory.GetFiles(_folder.Path, "*.tmp"));
        Open().Resolve("ridge", 295, "FLOP/B");
        Assert.Equal(295, Open().Read()["ridge"].Truth);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task Notebooks_at_the_same_time_do_not_lose_each_others_guesses()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Open().Lock($"p{i % 20}", i, i, i))));
        Assert.Equal(20, Open().Read().Count);
        Assert.All(Open().Read(), pair => Assert.Equal(pair.Key, $"p{pair.Value.Guess % 20}"));
    }

    private PredictionFile Open() => new(_folder.Path, new Clock(this), _reported.Add);

    private static DateTimeOffset Now(int hours) => new(2026, 11, 21, 14 + hours, 0, 0, TimeSpan.Zero);

    private sealed class Clock(PredictionFileTest test) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now(test._hours);
    }

    private sealed class Ended : Exception;
}
