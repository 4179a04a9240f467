namespace Graders;

public sealed partial class RoundedNumbersGrader
{
    private const string Cut = "cut off, not rounded: the nearest value is asked";
    private const string TiesAway = "ties go away from 0: half way between two values that with an even last digit is asked";
    private const string TiesToZero = "ties go to 0: half way between two values that with an even last digit is asked";
    private const string NanIsLost = "NaN becomes a number or an infinity: adding to its bits runs into the exponent. Return it first";
    private const string InfinityIsLost = "infinity becomes a number or NaN";

    private static readonly (Func<double, double> Wrong, string Cause)[] s_bf16 =
    [
        .. OfBoth(FloatFormat.Bf16),
        (x => Math.Abs(x) < Math.ScaleB(1, -126) ? 0 : FloatFormat.Bf16.Nearest(x),
            "numbers below 2^-126 become 0: there are steps of 2^-133"),
        (x => Math.Abs(x) < Math.ScaleB(1, -126) ? x : FloatFormat.Bf16.Nearest(x),
            "numbers below 2^-126 are not rounded: the step there is 2^-133"),
        (x => Math.CopySign(Math.Min(Math.Abs(FloatFormat.Bf16.Nearest(x)), FloatFormat.Bf16[0x7F7F]), x),
            "cut at the largest value: what rounds to 2^128 is infinite"),
        (x => (double)(float)FloatFormat.Half.Nearest(x),
            "FP16 has ten digits behind the 1 and ends at 65,504: BF16 has seven, and the range of floats"),
    ];

    private static readonly (Func<double, double> Wrong, string Cause)[] s_e4m3 =
    [
        .. OfBoth(FloatFormat.E4M3),
        (x => Math.Abs(x) < 1 / 64.0 ? 0 : FloatFormat.E4M3.Nearest(x), "numbers below 2^-6 become 0: there are steps of 2^-9"),
        (x => Math.Abs(x) < 1 / 64.0 ? Unbounded(x, least: -1000) : FloatFormat.E4M3.Nearest(x),
            "the step goes on shrinking below 2^-6: there it stays 2^-9"),
        (x => Unbounded(x, least: -6), "no end: what lies beyond 448 is 448"),
        (x => Math.Abs(Unbounded(x, least: -6)) > 448 ? double.NaN : FloatFormat.E4M3.Nearest(x), "NaN beyond 448: it is 448 there"),
        (x => Math.Abs(Unbounded(x, least: -6)) > 448 ? Math.Sign(x) * double.PositiveInfinity : FloatFormat.E4M3.Nearest(x),
            "infinite beyond 448: it is 448 there"),
        (x => Math.Clamp(Unbounded(x, least: -6), -480, 480), "480 at most: that code is NaN, the largest value is 448"),
        (x => Math.Clamp(FloatFormat.E4M3.Nearest(x), -240, 240), "240 at most: the highest exponent holds values too, up to 448"),
        (x => FloatFormat.E5M2.Nearest(x), "two digits behind the 1 are E5M2: E4M3 has three"),
        (x => double.IsInfinity(x) ? x : FloatFormat.E4M3.Nearest(x), "infinity stays: it becomes 448 too"),
    ];

    private static IEnumerable<(Func<double, double>, string)> OfBoth(FloatFormat format) =>
    [
        (x => format.Pick(x, (_, _) => false), Cut),
        (x => format.Pick(x, (_, share) => share >= 0.5), TiesAway),
        (x => format.Pick(x, (_, share) => share > 0.5), TiesToZero),
        (x => format.Pick(x, (_, share) => x > 0 ? share >= 0.5 : share > 0.5),
            "ties go up: half way between two values that with an even last digit is asked"),
        (x => format.Pick(x, (code, share) => share > 0.5 || share == 0.5 && code % 2 == 0), "ties go to an odd last digit: it is even"),
        (x => format.Pick(x, (_, share) => share > 0), "away from 0: the nearest value is asked"),
        (x => x, "not rounded at all"),
    ];

    // Three digits behind the 1 at any size; not a number of the format past either end.
    private static double Unbounded(double x, int least)
    {
        if (x == 0 || !double.IsFinite(x)) return x;
        var step = Math.ScaleB(1, Math.Max(Math.ILogB(x), least) - 3);
        return Math.Round(x / step) * step;
    }

    private static (Func<double, double, double> Wrong, string Cause)[] ChanceMistakes(FloatFormat format) =>
    [
        ((x, _) => format.Nearest(x), "to the nearest, whatever u is"),
        ((x, _) => format.Pick(x, (_, _) => false), "to 0, whatever u is"),
        ((x, _) => format.Pick(x, (_, share) => share > 0), "away from 0, whatever u is"),
        ((x, u) => format.Pick(x, (_, share) => share > 0 && u < 0.5),
            "even odds: the nearer value has to be the likelier one, or sums drift"),
        ((x, u) => format.Pick(x, (_, share) => u >= 1 - share),
            "as often as asked, but for other u: away from 0 where u is below the share"),
        ((x, u) => format.Pick(x, (_, share) => share > 0 && u > share), "the wrong way round: away from 0 where u is below the share"),
        ((x, u) => format.Pick(x, (_, share) => x > 0 ? u < share : u >= 1 - share), "up, not away from 0: below 0 these are two ways"),
        ((x, u) => format.Pick(x, (_, share) => share > 0 && u < (x > 0 ? share : 1 - share)),
            "below 0 the share is the other one: the value nearer to 0 gets too much"),
        ((x, u) => format.Pick(x, (_, share) => u <= share),
            "u equal to the share goes away from 0: then a share of 0 moves what the format holds"),
        ((x, u) => format.Pick(x, (_, share) => Math.Floor(u * 256) / 256 < share), "eight bits of u: shares are finer"),
        ((x, u) => format.Pick(x, (_, share) => (float)u < share), "u is rounded to a float: it is a double, and compared as one"),
        ((x, u) => format.Pick(x, (_, share) => u < Math.Round(share)), "the share is rounded: it lies anywhere from 0 to 1"),
    ];
}
