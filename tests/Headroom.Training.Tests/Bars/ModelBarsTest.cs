using Headroom.Training.Edits;
using Headroom.Training.Stories;
using Headroom.Training.Tokens;

namespace Headroom.Training.Bars;

public sealed class ModelBarsTest : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    // Each document's tokens and its end, 8 bits each, over 3 bytes a token.
    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(512)]
    public void A_model_that_finds_256_tokens_equally_likely_has_8_bits_for_each(int context)
    {
        var file = _files.Of("stories", 10, 1, 35);
        var measured = BitsPerByte.Of(
            file, context, batch: 2, rows => [.. rows.Select(row => Enumerable.Repeat(8.0, row.Length - 1).ToArray())]);
        Assert.Equal(8 * (46 + 3) / (3 * 46.0), measured, 12);
    }

    [Fact]
    public void A_model_sees_at_most_its_context() => BitsPerByte.Of(_files.Of("stories", 100, 3), 16, 4, rows =>
    {
        Assert.All(rows, row => Assert.InRange(row.Length, 2, 17));
        return [.. rows.Select(row => new double[row.Length - 1])];
    });

    [Fact]
    public void A_model_that_returns_nonsense_is_told_so()
    {
        var file = _files.Of("stories", 5);
        Assert.Throws<InvalidOperationException>(() => BitsPerByte.Of(file, 8, 1, _ => []));
        Assert.Throws<InvalidOperationException>(() => BitsPerByte.Of(file, 8, 1, rows => [.. rows.Select(row => new double[row.Length])]));
        Assert.Throws<InvalidOperationException>(
            () => BitsPerByte.Of(file, 8, 1, rows => [.. rows.Select(row => Enumerable.Repeat(double.NaN, row.Length - 1).ToArray())]));
        Assert.Throws<InvalidOperationException>(
            () => BitsPerByte.Of(file, 8, 1, rows => [.. rows.Select(row => Enumerable.Repeat(-1.0, row.Length - 1).ToArray())]));
    }

    [Theory]
    [InlineData("stories", 0.91, true)]
    [InlineData("stories", 0.93, false)]
    [InlineData("code", 0.94, true)]
    [InlineData("code", 0.96, false)]
    public void A_model_must_lie_so_far_below_the_n_grams(string part, double bits, bool met) =>
        Assert.Equal(met, ModelBars.Below(part, bits, 1).IsMet);

    [Fact]
    public void The_grammars_own_tales_meet_the_bars()
    {
        var bars = ModelBars.OfTales(Enumerable.Range(0, 30).Select(i => Tales.Tale(4, i).Text));
        Assert.Equal([1.0, 1.0], bars.Select(bar => bar.Measured));
        Assert.All(bars, bar => Assert.True(bar.IsMet));
    }

    [Fact]
    public void Chatter_meets_none_and_neither_does_silence()
    {
        Assert.All(ModelBars.OfTales(["The the. Bob went up Mary."]), bar => Assert.Equal(0, bar.Measured));
        Assert.All(ModelBars.OfTales([""]), bar => Assert.False(bar.IsMet));
        Assert.All(ModelBars.OfTales([]), bar => Assert.False(bar.IsMet));
    }

    [Fact]
    public void Edits_weigh_by_their_tokens()
    {
        Assert.Equal(0.96, ModelBars.OfEdits([new Copied(90, 90), new Copied(10, 6)]).Measured, 12);
        Assert.False(ModelBars.OfEdits([]).IsMet);
    }

    [Fact]
    public void A_bar_says_by_how_much_it_was_missed()
    {
        Assert.Equal("a: 93.1 %, goal 90 %: met", new Bar("a", 0.931, 0.9).ToString());
        Assert.Equal("a: 85.0 %, goal 90 %: missed by 5.0 points", new Bar("a", 0.85, 0.9).ToString());
    }
}
