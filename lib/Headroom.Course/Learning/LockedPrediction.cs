namespace Headroom.Course.Learning;

/// <summary>A number and an interval that were written down before the truth was known, and the truth once it is.</summary>
/// <param name="Guess">The likeliest value.</param>
/// <param name="Low">The truth lies at or above it...</param>
/// <param name="High">...and at or below this one, in 8 of 10 cases.</param>
/// <param name="Locked">When it was written down.</param>
public sealed record LockedPrediction(double Guess, double Low, double High, DateTimeOffset Locked)
{
    /// <summary>How often the truth may lie outside: in 2 of 10 cases.</summary>
    private const double Alpha = 0.2;

    /// <summary>The first value that was measured after it was locked; null until then.</summary>
    public double? Truth { get; init; }

    /// <summary>Of the truth, and so of the guess: <c>ms</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether a value lies in the interval, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>
    /// The interval score of Gneiting and Raftery (2007) for a level of 80 %, in the unit of the guess: the width, and 2 / 0.2 = 10
    /// times what the value lies outside. Smaller is better, and nobody gains by an interval other than his own: too wide costs, too
    /// narrow costs more.
    /// </summary>
    public double Score(double value) => High - Low + 2 / Alpha * (Math.Max(Low - value, 0) + Math.Max(value - High, 0));

    /// <summary>
    /// Throws <see cref="ArgumentException"/>, with what to write, unless low &lt;= guess &lt;= high and all three are finite.
    /// </summary>
    public static void Validate(string name, double guess, double low, double high)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(double.IsFinite(low) && double.IsFinite(high) && low <= guess && guess <= high))
            throw new ArgumentException($"Predict(\"{name}\"): a guess of {guess} between {low} and {high} is none. "
                + "Write guess, low and high as numbers, with low <= guess <= high.");
    }
}
