using Headroom.Course.Learning;
using Headroom.Grading;

namespace Headroom.Notebooks.Cards;

/// <summary>A measured value, beside what was predicted for it.</summary>
/// <param name="Predicted">Null where nothing was.</param>
public sealed record TruthCard(string Name, double Value, string Unit, LockedPrediction? Predicted)
{
    /// <summary>value / guess: 2 means the value is twice the guess. NaN when there was no guess.</summary>
    public double Ratio => Predicted is { } p ? new Prediction(p.Guess, Value, Unit).Ratio : double.NaN;

    public override string ToString()
    {
        if (Predicted is not { } p || !double.IsFinite(Value)) return new Prediction(0, Value, Unit).ToString();
        var line = $"{new Prediction(p.Guess, Value, Unit)}; {Place(p, Value)}; interval score {With(p.Score(Value))}";
        // A cell that runs again with other inputs shows its new value, and the first one keeps its score.
        return p.Truth is { } first && first != Value ? $"{line} (what counts is the first run: {With(first)}, {Place(p, first)})" : line;
    }

    private static string Place(LockedPrediction p, double value) =>
        $"{(p.Contains(value) ? "inside" : "outside")} {Numbers.Format(p.Low)} to {Numbers.Format(p.High)}";

    private string With(double number) => $"{Numbers.Format(number)} {Unit}".TrimEnd();
}
