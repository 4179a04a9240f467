using Headroom.Course.Learning;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests;

/// <summary>What a cell shows that predicts, and one that measures.</summary>
public sealed class NotebookPredictionsTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NotebookPredictions _predictions;

    public NotebookPredictionsTest() =>
        _predictions = new(new PredictionFile(_folder.Path, TimeProvider.System, message => Assert.Fail(message)));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_zeros_are_no_guess()
    {
        Assert.StartsWith("no guess yet", _predictions.Lock("reading", 0, 0, 0).ToString());
        Assert.Equal("no guess yet; it is 4.79 ms", _predictions.Resolve("reading", 4.79, "ms").ToString());
        Assert.Empty(_predictions.All());
    }

    [Fact]
    public void A_guess_is_locked_and_another_one_is_not_taken()
    {
        Assert.Equal("locked: 5, between 4 and 6. Now run the cells below.", _predictions.Lock("reading", 5, 4, 6).ToString());
        Assert.Equal("locked: 5, between 4 and 6. Now run the cells below.", _predictions.Lock("reading", 5, 4, 6).ToString());
        Assert.Equal("locked before: 5, between 4 and 6. The first guess counts; the new numbers are not taken.",
            _predictions.Lock("reading", 4.79, 4.7, 4.8).ToString());
        Assert.Equal(5, _predictions.All()["reading"].Guess);
    }

    [Fact]
    public void A_truth_inside_costs_the_width()
    {
        _predictions.Lock("reading", 5, 4, 6);
        Assert.Equal(
            "you said 5 ms, it is 4.79 ms: within 4 %; inside 4 to 6; interval score 2 ms",
            _predictions.Resolve("reading", 4.79, "ms").ToString());
    }

    [Fact]
    public void A_truth_outside_costs_ten_times_the_miss_more()
    {
        _predictions.Lock("ridge", 100, 50, 200);
        Assert.Equal("you said 100 FLOP/B, it is 295 FLOP/B: 3 times more; outside 50 to 200; interval score 1,100 FLOP/B",
            _predictions.Resolve("ridge", 295, "FLOP/B").ToString());
    }

    [Fact]
    public void A_cell_that_runs_again_with_other_inputs_keeps_its_score()
    {
        _predictions.Lock("ridge", 100, 50, 200);
        _predictions.Resolve("ridge", 295, "FLOP/B");
        Assert.EndsWith(
            "(what counts is the first run: 295 FLOP/B, outside 50 to 200)", _predictions.Resolve("ridge", 150, "FLOP/B").ToString());
        Assert.Equal(295, _predictions.All()["ridge"].Truth);
    }

    [Fact]
    public void What_is_no_interval_is_an_error_that_says_what_to_write() =>
        Assert.Contains("low <= guess <= high", Assert.Throws<ArgumentException>(() => _predictions.Lock("ridge", 5, 0, 0)).Message);

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_warning()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        var blocked = new NotebookPredictions(new PredictionFile(Path.Combine(file, "deep"), TimeProvider.System, _ => { }));
        Assert.StartsWith("locked: 5", blocked.Lock("reading", 5, 4, 6).ToString());
    }
}
