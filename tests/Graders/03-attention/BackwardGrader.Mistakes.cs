using Headroom.Grading;

namespace Graders;

public sealed partial class BackwardGrader
{
    private const string Delta = "ds = p * (go·v - delta), because raising one score lowers the weight of all other keys";

    private const string NothingSeen = "queries that see no key get NaN: their lse is minus infinity, and that minus itself is NaN; "
        + "gq is 0 there";

    private const string Overflow = "exp overflowed: p = exp(score - lse) is at most 1, where exp(score) alone is infinite above 88.7";

    private const string OnlyMinusInfinity = "only minus infinity means that a query sees no key";

    private const string KeysAhead = "keys after the query's position get a weight: query i sees keys 0 to i + m - n";

    private const string OwnKey = "the last key that a query sees is left out: query i sees key i + m - n too";

    private const string NewestLast =
        "the mask is aligned at the first key: the queries are the newest, so query i sees keys 0 to i + m - n";

    // What any of the gradients may lack.
    private static readonly (Omitted Omitted, string Cause)[] s_known =
    [
        (Omitted.Lse, "weights are exp(score) alone: subtract lse inside the exponential, or they sum to exp(lse), not to 1"),
        (Omitted.LseGiven, "lse is computed again from these keys: it is given, and may belong to more keys than are here, "
            + "as it does where they are split; p = exp(score - lse)"),
        (Omitted.Below100, $"queries with lse far below 0 are left out: {OnlyMinusInfinity}"),
        (Omitted.Below1000, $"queries with lse far below 0 are left out: {OnlyMinusInfinity}"),
        (Omitted.Above100, $"queries with lse far above 0 are left out: {OnlyMinusInfinity}"),
        (Omitted.Above1000, $"queries with lse far above 0 are left out: {OnlyMinusInfinity}"),
        (Omitted.TilesThatStartLow, "tiles whose first row has no weight are skipped: a later row of the tile may have all of it"),
        (Omitted.Mask, KeysAhead),
        (Omitted.OwnKey, OwnKey),
        (Omitted.NewestLast, NewestLast),
    ];

    // What known mistakes write.
    private static void MistakesByQuery(ArrayExpectation gq, Inputs x, float[] got, int d, Func<Omitted, BackwardReference> of)
    {
        gq.Trap(() => of(Omitted.Delta).Q, $"delta is missing in gq: {Delta}")
            .Trap(() => of(Omitted.ScaleOfGq).Q,
                "gq is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by q is k / sqrt(d)")
            .Trap(() => of(Omitted.ValueProduct).Q, "the product go·v is missing in gq: it is the gradient of the weight itself");
        foreach (var (omitted, cause) in s_known) gq.Trap(() => of(omitted).Q, cause);
        gq.Trap(() => [.. of(Omitted.Nothing).Q.Select((value, at) => float.IsNegativeInfinity(x.Lse[at / d]) ? double.NaN : value)],
            NothingSeen);
        // Infinite only where exp(score) alone may be.
        var broken = Enumerable.Range(0, got.Length).Where(at => !float.IsFinite(got[at])).ToList();
        if (broken.Count > 0 && broken.TrueForAll(at => float.IsFinite(x.Lse[at / d]) && Math.Abs(x.Lse[at / d]) > 80))
            gq.Trap(() => [.. got.Select(value => (double)value)], Overflow);
    }

    private static void MistakesByKey(ArrayExpectation gk, ArrayExpectation gv, Func<Omitted, BackwardReference> of)
    {
        gk.Trap(() => of(Omitted.Delta).K, $"delta is missing in gk: {Delta}")
            .Trap(() => of(Omitted.ScaleOfGk).K,
                "gk is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by k is q / sqrt(d)")
            .Trap(() => of(Omitted.ValueProduct).K, "the product go·v is missing in gk: it is the gradient of the weight itself");
        gv.Trap(() => of(Omitted.WeightOfGv).V, "gv is weighted by ds: o is the sum of p * v, so gv is the sum of p * go");
        foreach (var (omitted, cause) in s_known)
        {
            gk.Trap(() => of(omitted).K, cause);
            gv.Trap(() => of(omitted).V, cause);
        }
    }
}
