using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Training.Bars;

public sealed class WindowTest
{
    [Fact]
    public void A_short_document_is_one_window() => Assert.Equal([new Window(0, 9, 1)], Window.Over(9, 8));

    [Fact]
    public void A_longer_one_is_measured_on_in_halves() =>
        Assert.Equal([new Window(0, 9, 1), new Window(4, 9, 5), new Window(5, 9, 8)], Window.Over(14, 8));

    [Fact]
    public void Every_token_but_the_first_is_measured_once_with_half_a_context_before_it() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(2, 40).ToArbitrary(), (length, context) =>
        {
            var measured = new List<int>();
            foreach (var window in Window.Over(length, context))
            {
                if (window.Length > context + 1 || window.Start < 0 || window.Start + window.Length > length) return false;
                if (window.Start > 0 && window.Scored < context / 2) return false;
                measured.AddRange(Enumerable.Range(window.Start + window.Scored, window.Length - window.Scored));
            }
            return measured.SequenceEqual(Enumerable.Range(1, Math.Max(0, length - 1)));
        }));
}
