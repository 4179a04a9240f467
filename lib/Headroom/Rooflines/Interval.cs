namespace Headroom.Rooflines;

/// <summary>A range of positive numbers, both ends included; a known number has both ends equal.</summary>
public readonly record struct Interval
{
    /// <summary>From low to high; throws <see cref="ArgumentException"/> unless 0 &lt; low &lt;= high and both are finite.</summary>
    public Interval(double low, double high)
    {
        if (!(low > 0 && low <= high && double.IsFinite(high)))
            throw new ArgumentException($"{low} to {high} is no range of positive numbers. Give low first, above 0.", nameof(low));
        (Low, High) = (low, high);
    }

    /// <summary>The lower end.</summary>
    public double Low { get; }

    /// <summary>The upper end.</summary>
    public double High { get; }

    /// <summary>The geometric middle: as many times above the low end as below the high end.</summary>
    public double Middle => Math.Sqrt(Low) * Math.Sqrt(High);

    /// <summary>A known number.</summary>
    public static Interval Exactly(double value) => new(value, value);

    /// <summary>Low times low to high times high.</summary>
    public static Interval operator *(Interval a, Interval b) => new(a.Low * b.Low, a.High * b.High);

    /// <summary>Low times low to high times high.</summary>
    public static Interval Multiply(Interval a, Interval b) => a * b;

    /// <summary>Whether a number lies in the range.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Both ends through a function that does not fall.</summary>
    internal Interval Map(Func<double, double> rising) => new(rising(Low), rising(High));

    /// <summary><c>2 to 3</c>, or <c>10</c> when both ends agree.</summary>
    public override string ToString() => Low == High ? $"{Low:0.##}" : $"{Low:0.##} to {High:0.##}";
}
