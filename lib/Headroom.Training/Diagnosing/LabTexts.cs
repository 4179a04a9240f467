using Headroom.Diagnosing;
using Headroom.Training.Seeds;

namespace Headroom.Training.Diagnosing;

/// <summary>
/// What a run trains on and what is held out. A held-out text shares less than half of itself, in one piece, with any training text, but
/// for those that leak.
/// </summary>
internal sealed class LabTexts
{
    private readonly LabSettings _settings;
    private readonly Dice _dice;
    private readonly Phrasebook _book;

    public LabTexts(LabSettings settings)
    {
        (_settings, _dice) = (settings, Dice.For(settings.Seed, 1));
        _book = new Phrasebook(settings.Vocabulary, _dice);
        Training = [.. Enumerable.Range(0, settings.Texts).Select(_ => _book.Text(Length()))];
        // The first says one pair again and again, so that an offset of 1 and one of 3 are the same in it.
        Training[0] = [.. Enumerable.Range(0, Training[0].Length).Select(at => Training[0][at % 2])];
        HeldOut = [.. Enumerable.Range(0, settings.HeldOut).Select(at => at < settings.Leaks ? Leak() : Fresh())];
        _dice.Shuffle(HeldOut.AsSpan());
    }

    public int[][] Training { get; }

    public int[][] HeldOut { get; }

    private int Length() =>
        (int)(_settings.Context * _settings.Shortest) is var least && least < _settings.Context
            ? least + _dice.Below(_settings.Context - least + 1)
            : _settings.Context;

    private int[] Fresh()
    {
        var text = _book.Text(Length());
        while (HasLeaked(text)) text[_dice.Below(text.Length)] = _dice.Below(_settings.Vocabulary); // slips of the pen
        return text;
    }

    // A piece of a training text, half of the text or more, with fresh text before and after it.
    private int[] Leak()
    {
        while (true)
        {
            var (source, text) = (_dice.Of(Training), _book.Text(Length()));
            var least = (text.Length + 1) / 2;
            var most = Math.Min(text.Length, source.Length);
            if (most < least) continue;
            var piece = least + _dice.Below(most - least + 1);
            var (from, to) = (_dice.Below(source.Length - piece + 1), _dice.Below(text.Length - piece + 1));
            source.AsSpan(from, piece).CopyTo(text.AsSpan(to));
            return text;
        }
    }

    private bool HasLeaked(int[] text) => Training.Any(source => 2 * Overlap.Longest(text, source) >= text.Length);
}
