using Headroom.Grading;
using Headroom.Grading.Kernels;

namespace Graders;

/// <summary>What the graders of attention kernels share: what results that are no numbers, or all 0, come from.</summary>
public abstract class AttentionGrader : KernelGrader
{
    private const string Turned =
        "the rescale is turned round: exp(new maximum - old maximum) is infinite in the first tile, 0 times that is not a number, "
        + "and a sum that is none is not above 0. It is exp(old maximum - new maximum)";

    private const string Overflow =
        "exp overflowed: above 88.7 it is infinite, and infinity times 0 or over itself is not a number. "
        + "A weight is exp(score - maximum), with the largest score so far: of every tile, and of every key of it";

    private const string Lost = "queries whose scores lie far below 0, or below those of others, have no weights left: "
        + "each query has a maximum of its own, which begins at float.MinValue";

    private const int FewestPairs = 700;

    /// <summary>
    /// How many times its part one of two warps may do. One that loads all of K and V, while both load q and store o, does 1.67 times.
    /// </summary>
    private protected const double OneOfTwo = 1.25;

    private bool _brokeBefore;

    /// <summary>Where a case's scores lie.</summary>
    private protected enum Scores { Near, FarAbove, FarBelow, Rising }

    /// <summary>A launch, counted or not; see <see cref="KernelGrader.LaunchUncounted"/>.</summary>
    private protected void Start(Delegate kernel, bool counts, Action launch)
    {
        if (counts) Launch(kernel, launch);
        else LaunchUncounted(kernel, launch);
    }

    private protected static Scores Of(float level) => level == 0 ? Scores.Near : level > 0 ? Scores.FarAbove : Scores.FarBelow;

    /// <summary>
    /// Names the likely cause of elements that are no numbers, and of an output of nothing but zeros.
    /// </summary>
    /// <param name="o">The output's expectation.</param>
    /// <param name="got">What came.</param>
    /// <param name="where">Where the scores lie. What breaks near 0 already is no matter of their size.</param>
    /// <param name="pairs">Of a query and a key that it sees: that many exponentials, and 4 d FLOPs for each, are computed.</param>
    /// <param name="d">Columns.</param>
    /// <param name="fewest">Pairs from which on counts tell; 1 where a kernel has no idle threads.</param>
    private protected void Unusable(
        ArrayExpectation o, float[] got, Scores where, long pairs, int d, int fewest = FewestPairs)
    {
        ArgumentNullException.ThrowIfNull(o);
        var isBroken = Array.Exists(got, value => !float.IsFinite(value));
        var isNothing = Array.TrueForAll(got, float.IsNaN) || !got.AsSpan().ContainsAnyExcept(0f);
        // An output that nobody added to is 0 as well, and takes half of the FLOPs. In a small case idle threads count for more than pairs.
        var isComputed = pairs >= fewest && Counts.Operations.Special >= pairs && Counts.Operations.Flops >= 3L * d * pairs;
        var cause = where switch
        {
            Scores.Near when isNothing && isComputed => Turned,
            // Where a sum that is none counts as no key, infinity times 0 makes zeros.
            Scores.FarAbove or Scores.Rising when (isBroken || isNothing) && !_brokeBefore => Overflow,
            Scores.FarBelow when isNothing && !_brokeBefore => AttentionData.AllZero,
            _ => null,
        };
        _brokeBefore |= where == Scores.Near && (isBroken || isNothing);
        if (cause is not null) o.Trap(() => [.. got.Select(value => (double)value)], cause);
    }

    /// <summary>Names what the queries that lie lower than the others lack.</summary>
    private protected static void LostQueries(ArrayExpectation o, AttentionInput x, double[] expected)
    {
        ArgumentNullException.ThrowIfNull(o);
        o.Trap(() => x.WithoutTheLow(expected, 0), Lost).Trap(() => x.WithoutTheLow(expected, double.NaN), Lost);
    }

    /// <summary>2 sequences of 3 heads.</summary>
    private protected static string Named(int batch, int heads) =>
        batch == 1 ? Numbers.Count(heads, "head") : $"{batch:#,0} sequences of {Numbers.Count(heads, "head")}";

    /// <summary>2 heads, 20 queries, 100 keys, d 32.</summary>
    private protected static string Named(AttentionInput x) =>
        $"{Named(x.Batch, x.Heads)}, {Numbers.Count(x.N, "query", "queries")}, {Numbers.Count(x.M, "key")}, d {x.D}";
}
