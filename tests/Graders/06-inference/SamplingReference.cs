namespace Graders;

/// <summary>The definition in double, and what known mistakes make of it.</summary>
internal static class SamplingReference
{
    public enum Mistake
    {
        None, NoTemperature, TimesTemperature, NoTopK, TiesStay, NoTopP, TopPFirst, NotRenormalised, BelowTopP, OneMore, OfAll, Unsorted,
        FloatDifference,
    }

    /// <summary>Where two of them give the same, the narrower one comes first.</summary>
    public static IReadOnlyList<(Mistake, string)> Mistakes { get; } =
    [
        (Mistake.NoTemperature, "the temperature is left out"),
        (Mistake.TimesTemperature, "logits times the temperature: a high one makes tokens more alike, so divide"),
        (Mistake.TiesStay, "all that are equal to the last of topK stay: exactly topK are left, the lower token first"),
        (Mistake.TopPFirst, "topP before topK: it is taken of what topK leaves"),
        (Mistake.OfAll, "topP of the probabilities before topK: those that are left sum to 1 again first"),
        (Mistake.NotRenormalised, "what is left does not sum to 1"),
        (Mistake.BelowTopP, "the token that reaches topP is left out: those that are left have topP and more together"),
        (Mistake.OneMore, "one token more than it takes to have topP"),
        (Mistake.Unsorted, "in the order of tokens: the most likely first"),
        (Mistake.NoTopK, "topK is left out"),
        (Mistake.NoTopP, "topP is left out"),
    ];

    public static double[] Of(float[] logits, double temperature, int topK, double topP, Mistake mistake = Mistake.None)
    {
        int[] order = [.. Enumerable.Range(0, logits.Length).OrderByDescending(token => logits[token])];
        if (temperature == 0) return [.. logits.Select((_, token) => token == order[0] ? 1.0 : 0)];
        var scale = mistake switch { Mistake.NoTemperature => 1, Mistake.TimesTemperature => temperature, _ => 1 / temperature };
        double largest = logits[order[0]];
        double[] all = [.. logits.Select(logit => logit == largest ? 1 : Math.Exp(Below(logit) * scale))];
        var kept = topK == 0 || mistake == Mistake.NoTopK ? order.Length : Math.Min(topK, order.Length);
        if (mistake == Mistake.TiesStay) kept = order.Count(token => logits[token] >= logits[order[kept - 1]]);
        var p = mistake == Mistake.TopPFirst ? Nucleus([.. all], order, order.Length, topP, all.Sum(), mistake) : [.. all];
        foreach (var token in order.Skip(kept)) p[token] = 0;
        if (mistake is not (Mistake.TopPFirst or Mistake.NoTopP))
            p = Nucleus(p, mistake == Mistake.Unsorted ? [.. order.Order()] : order, order.Length, topP, mistake == Mistake.OfAll
                ? all.Sum() : p.Sum(), mistake);
        var sum = mistake == Mistake.NotRenormalised ? all.Sum() : p.Sum();
        return [.. p.Select(each => each / sum)];

        double Below(float logit) => mistake == Mistake.FloatDifference ? logit - (float)largest : logit - largest;
    }

    private static double[] Nucleus(double[] p, int[] order, int count, double topP, double of, Mistake mistake)
    {
        if (topP >= 1) return p;
        var before = 0.0;
        var ends = false;
        for (var rank = 0; rank < count; rank++)
        {
            var own = p[order[rank]];
            var reached = mistake == Mistake.BelowTopP ? before + own >= topP * of : before >= topP * of;
            if (rank > 0 && (mistake == Mistake.OneMore ? ends : reached)) p[order[rank]] = 0;
            ends = reached;
            before += own;
        }
        return p;
    }
}
