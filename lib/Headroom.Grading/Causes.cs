namespace Headroom.Grading;

/// <summary>Likely causes read off the numbers alone, for mistakes that no trap names.</summary>
internal static class Causes
{
    private const double Giga = 1024d * 1024 * 1024 / 1e9;

    private const double FloatDigits = 8 * Tolerance.Float32Roundoff; // a few roundings to 24 bits
    private const double NoFactor = 1e-3; // nearer to 1 it would read "1 times"

    private static readonly (double Ratio, string Cause)[] s_known =
    [
        (8, "bits where bytes are asked"),
        (1.0 / 8, "bytes where bits are asked"),
        (2, "something counted twice"),
        (0.5, "a factor of 2: a multiply-add is two operations, and K and V are two tensors"),
        (Giga, "GB and GiB exchanged: 1 GiB is 1.0737 GB"),
        (1 / Giga, "GB and GiB exchanged: 1 GiB is 1.0737 GB"),
        (100, "a percentage where a fraction is asked"),
        (0.01, "a fraction where a percentage is asked"),
        (1e3, "a unit prefix: 1,000 times too large"),
        (1e-3, "a unit prefix: 1,000 times too small"),
        (1e6, "a unit prefix: a million times too large"),
        (1e-6, "a unit prefix: a million times too small"),
        (1e9, "a unit prefix: G left out"),
        (1e-9, "a unit prefix: G applied twice"),
        (1e12, "a unit prefix: T left out"),
        (1e-12, "a unit prefix: T applied twice"),
        (3600, "hours and seconds exchanged"),
        (1.0 / 3600, "hours and seconds exchanged"),
        (-1, "the sign"),
    ];

    /// <summary>
    /// A cause that explains every failure in <paramref name="failed"/>, or null. <paramref name="all"/> holds the right ones too.
    /// </summary>
    public static string? Infer(IReadOnlyList<Expectation> failed, IReadOnlyList<Expectation> all)
    {
        if (failed.Count == 0) return null;
        if (failed.Any(e => double.IsNaN(e.Got)))
            return "a NaN: 0/0, infinity minus infinity, or the root or logarithm of a negative number";
        return Constant(failed, all) ?? Rounded(failed) ?? SameRatio(failed);
    }

    private static string? Constant(IReadOnlyList<Expectation> failed, IReadOnlyList<Expectation> all)
    {
        var same = all.Where(e => e.What == failed[0].What).ToList();
        if (same.Count < 2 || same.Select(e => e.Expected).Distinct().Count() < 2) return null;
        if (same.Any(e => !e.Got.Equals(same[0].Got))) return null;
        return same[0].Got == 0
            ? $"{failed[0].What} is 0 whatever the input"
            : $"{failed[0].What} is {Numbers.Format(same[0].Got)} whatever the input";
    }

    private static string? Rounded(IReadOnlyList<Expectation> failed) =>
        failed.All(e => e.Expected != 0 && double.IsFinite(e.Got) && Math.Abs(e.Got / e.Expected - 1) <= FloatDigits)
            ? "right to about seven digits, and double holds sixteen: is a value a float on its way?"
            : null;

    private static string? SameRatio(IReadOnlyList<Expectation> failed)
    {
        if (failed.Any(e => e.Expected == 0 || !double.IsFinite(e.Got))) return null;
        var ratio = failed[0].Got / failed[0].Expected;
        if (failed.Any(e => Math.Abs(e.Got / e.Expected / ratio - 1) > 1e-6)) return null;
        var times = $"{Numbers.Format(ratio)} times the expected value";
        foreach (var (known, cause) in s_known)
            if (Math.Abs(ratio / known - 1) < 1e-6) return $"{cause} ({times})";
        return failed.Count > 1 && Math.Abs(ratio - 1) > NoFactor ? $"a constant factor: {times}, each time" : null;
    }
}
