using Headroom.Stages;

namespace Graders;

using static ModelMistake;

public sealed partial class WholeModelGrader
{
    // In the order in which they are tried: what changes little comes last.
    private static readonly (ModelMistake Mistake, string Cause)[] s_mistakes =
    [
        (Probabilities, "probabilities come back: logits are what softmax takes"),
        (FirstTokensLogits, "the logits behind a read's first token: those behind its last one are asked for"),
        (LastReadAlone, "only the last read is seen: a text goes on from read to read"),
        (PositionsOfARead, "positions begin at 0 in every read: they go on through the text"),
        (LaterTokensSeen, "tokens of a read see those behind them: each sees positions up to its own"),
        (OwnTokenLeftOut, "a token does not see itself: it sees positions up to its own"),
        (OneCacheForAllLayers, "all layers share one cache: each has keys and values of its own"),
        (NoTurns, "queries and keys are not turned: without it no position is told from another"),
        (TurnsOfQueriesAlone, "queries are turned and keys are not: both are, by their own positions"),
        (TurnsOfValues, "values are turned too: queries and keys alone are"),
        (TurnsOfNeighbours, "numbers 2 j and 2 j + 1 are turned together: here j and j + h / 2 are"),
        (TurnsBackwards, "turned the other way: (a, b) becomes (a cos - b sin, a sin + b cos)"),
        (TurnsTooSlow, "turned by 10,000^(-j / h): the exponent is -2 j / h"),
        (HeadsTakenInTurns, "head i asks head i % K: it asks head i / (H / K), neighbours share one"),
        (FirstKeysForAll, "all heads ask the first head of keys"),
        (KeysAndValuesExchanged, "keys and values are exchanged: keys' rows come first"),
        (ScoresNotScaled, "scores are not divided by sqrt(h)"),
        (ScoresOfTheWidth, "scores are divided by sqrt(D): it is sqrt(h), of a head"),
        (AttentionNotAdded, "what attention gives takes x's place: it is added to x"),
        (FeedForwardNotAdded, "what the feed-forward part gives takes x's place: it is added to x"),
        (GateAndUpExchanged, "gate and up are exchanged: the gate's rows come first"),
        (GateIsSigmoid, "the gate is 1 / (1 + e^-gate): it is gate / (1 + e^-gate)"),
        (GateIsRelu, "the gate is max(0, gate): it is gate / (1 + e^-gate)"),
        (GainsExchanged, "the two gains of a layer are exchanged: row 2 l is attention's"),
        (GainsOfLayer0, "the gains of layer 0 in every layer"),
        (LastNormLeftOut, "the last norm is left out"),
        (LastGainLeftOut, "the last norm's gains are left out"),
        (GainsLeftOut, "the norms' gains are left out"),
        (Layer0ForAll, "the weights of layer 0 in every layer"),
        (FourLayers, "only the first four layers are computed: L is what the weights say"),
        (OnlyOneLayer, "only the first layer is computed"),
        (GainsUnsigned, "gains are taken without their signs"),
        (Window127, "the 128th token does not see the first: a text has up to 128, and each sees all up to its own"),
        (Window64, "only the last 64 positions are seen: a text has up to 128"),
        (MeanTakenOff, "the mean is taken off before the norm: here it stays"),
        (NoEpsilon, "1e-5 is left out: where x is small it decides"),
        (EpsilonOutside, "1e-5 is added to the root: it is added to the mean of squares"),
        (WeightsIn4Bits, "weights are rounded to 4 bits with one step for a row: that is too coarse here"),
    ];

    // The one whose logits came; wrong ones that are right within what is allowed say nothing.
    private static string? Cause(ModelWeights w, int[][] reads, double[][] exact, float[][] got)
    {
        foreach (var (mistake, cause) in s_mistakes)
        {
            var wrong = ExactModel.Logits(w, reads, mistake);
            if (Off(exact, wrong) > Allowed && Off(wrong, got) <= Allowed) return cause;
        }
        return null;
    }

    private static double Off(double[][] exact, float[][] got) =>
        Off(exact, [.. got.Select(logits => Array.ConvertAll(logits, logit => (double)logit))]);

    // Of a text's reads, on average.
    private static double Off(double[][] exact, double[][] got) =>
        exact.Zip(got, Nats).Average() is var nats && !double.IsNaN(nats) ? nats : double.PositiveInfinity;

    // The sum of p ln(p / q).
    private static double Nats(double[] exact, double[] got)
    {
        var (p, q) = (LogSum(exact), LogSum(got));
        return exact.Zip(got, (e, g) => Math.Exp(e - p) * (e - p - (g - q))).Sum();

        static double LogSum(double[] logits)
        {
            var largest = logits.Max();
            return largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
        }
    }
}
