namespace Headroom.Rooflines;

/// <summary>One reason why something could be faster.</summary>
/// <param name="Name">What would change.</param>
/// <param name="Gain">How many times faster what it touches becomes; 1 is no gain.</param>
/// <param name="Source">Who says so, or what it is computed from.</param>
public sealed record Factor(string Name, Interval Gain, string Source)
{
    /// <summary>The share of the time that it touches, above 0 to 1; the rest stays as it is (Amdahl).</summary>
    public double Share
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "a share of the time is above 0 and at most 1.");
    } = 1;

    /// <summary>How much of the gain is already in use, 0 to 1, counted in doublings: half of 4x used leaves 2x.</summary>
    public double Used
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "the used part of a gain is between 0 and 1.");
    }

    /// <summary>What is left of the gain on what it touches: gain^(1 - used).</summary>
    public Interval Left => Gain.Map(gain => Math.Pow(gain, 1 - Used));

    /// <summary>What is left of the gain on the whole: 1 / (1 - share + share / left).</summary>
    public Interval LeftOnTheWhole => Left.Map(left => 1 / (1 - Share + Share / left));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Gain}";
}
