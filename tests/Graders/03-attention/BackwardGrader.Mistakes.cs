using Headroom.Grading;

namespace Graders;

public sealed partial class BackwardGrader
{
    private const string Delta = "ds = p * (go·v - delta), because raising one score lowers the weight of all other keys";

    // What known mistakes write.
    private static void MistakesByQuery(ArrayExpectation gq, Func<Omitted, BackwardReference> of) =>
        gq.Trap(() => of(Omitted.Delta).Q, $"delta is missing in gq: {Delta}")
            .Trap(() => of(Omitted.ScaleOfGq).Q,
                "gq is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by q is k / sqrt(d)")
            .Trap(() => of(Omitted.ValueProduct).Q, "the product go·v is missing in gq: it is the gradient of the weight itself");

    private static void MistakesByKey(ArrayExpectation gk, ArrayExpectation gv, Func<Omitted, BackwardReference> of)
    {
        gk.Trap(() => of(Omitted.Delta).K, $"delta is missing in gk: {Delta}")
            .Trap(() => of(Omitted.ScaleOfGk).K,
                "gk is sqrt(d) times too large: the score is q·k / sqrt(d), so its derivative by k is q / sqrt(d)");
        gv.Trap(() =>
            of(Omitted.Lse).V, "weights are exp(score) alone: subtract lse inside the exponential, or they sum to exp(lse), not to 1")
            .Trap(() => of(Omitted.Mask).V, "keys after the query's position get a gradient: query i sees keys 0 to i + m - n")
            .Trap(() => of(Omitted.OwnKey).V, "the last key that a query sees is left out: query i sees key i + m - n too")
            .Trap(() => of(Omitted.NewestLast).V,
                "the mask is aligned at the first key: the queries are the newest, so query i sees keys 0 to i + m - n")
            .Trap(() => of(Omitted.WeightOfGv).V, "gv is weighted by ds: o is the sum of p * v, so gv is the sum of p * go");
    }
}
