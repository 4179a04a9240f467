using Headroom.Grading;

namespace Headroom.Notebooks.Cards;

/// <summary>A guess and the value it was made for, both in <paramref name="Unit"/>.</summary>
public sealed record Prediction(double Guess, double Value, string Unit)
{
    /// <summary>value / guess: 2 means the value is twice the guess. NaN when there was no guess.</summary>
    public double Ratio => Guess == 0 ? double.NaN : Value / Guess;

    /// <summary>One line, for example <c>you said 5 ms, it is 4.79 ms: within 5 %</c>.</summary>
    public override string ToString()
    {
        if (!(Guess > 0)) return $"no guess yet; it is {Numbers.Format(Value)} {Unit}".TrimEnd();
        return $"you said {Numbers.Format(Guess)} {Unit}, it is {Numbers.Format(Value)} {Unit}: {Distance()}";
    }

    private string Distance()
    {
        var (factor, way) = Ratio >= 1 ? (Ratio, "more") : (1 / Ratio, "less");
        return factor switch
        {
            < 1.005 => "the same",
            < 1.5 => $"within {(factor - 1) * 100:0} %",
            _ => $"{factor:0.#} times {way}",
        };
    }
}
