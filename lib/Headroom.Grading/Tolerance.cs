namespace Headroom.Grading;

/// <summary>How far a number may be from the reference, as a rule that yields an absolute bound for each expected value.</summary>
public readonly record struct Tolerance(double AbsolutePart, double RelativePart)
{
    /// <summary>Unit roundoff of IEEE single: 2^-24 (facts: 5.96e-8).</summary>
    public const double Float32Roundoff = 1.0 / (1 << 24);

    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>A closed formula in double: under a hundred roundings of 1.1e-16 each, and room for another order of operations.</summary>
    public static Tolerance Formula { get; } = new(0, 1e-12);

    public static Tolerance Relative(double fraction) => new(0, fraction);

    public static Tolerance Absolute(double bound) => new(bound, 0);

    /// <summary>
    /// <paramref name="operations"/> roundings of relative size <paramref name="roundoff"/> on values up to <paramref name="scale"/>.
    /// </summary>
    public static Tolerance Rounding(int operations, double roundoff, double scale) => new(operations * roundoff * scale, 0);

    /// <summary>The largest allowed |got - expected|, in the unit of the expected value; 0 where that is infinite.</summary>
    public double Allowed(double expected) => double.IsFinite(expected) ? AbsolutePart + RelativePart * Math.Abs(expected) : 0;

    /// <summary>False for NaN and for an infinity that was not expected.</summary>
    public bool Accepts(double got, double expected) =>
        got.Equals(expected) || double.IsFinite(expected) && Math.Abs(got - expected) <= Allowed(expected);
}
