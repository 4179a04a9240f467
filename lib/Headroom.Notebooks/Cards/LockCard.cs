using Headroom.Course.Learning;
using Headroom.Grading;

namespace Headroom.Notebooks.Cards;

/// <summary>What a cell that predicts shows: the guess that counts from now on.</summary>
/// <param name="Locked">Null while the notebook's zeros stand there.</param>
/// <param name="Changed">Whether the cell now holds other numbers than those that were locked.</param>
public sealed record LockCard(string Name, LockedPrediction? Locked, bool Changed)
{
    public override string ToString() => Locked is not { } p
        ? "no guess yet: write your number, and a low and a high end that hold the truth in 8 of 10 cases; then run this cell"
        : Changed
            ? $"locked before: {Range(p)}. The first guess counts; the new numbers are not taken."
            : $"locked: {Range(p)}. Now run the cells below.";

    internal static string Range(LockedPrediction p) =>
        $"{Numbers.Format(p.Guess)}, between {Numbers.Format(p.Low)} and {Numbers.Format(p.High)}";
}
