namespace Headroom.Speculation.Drafting;

/// <summary>Probabilities at temperature 1.</summary>
internal static class Softmax
{
    public static double Of(ReadOnlySpan<float> scores, int token)
    {
        var sum = 0.0;
        foreach (var score in scores) sum += Math.Exp((double)score - scores[token]);
        return 1 / sum;
    }

    /// <summary>The likeliest tokens, best first, the lower where two are as likely.</summary>
    public static List<(int Token, double Probability)> Best(ReadOnlySpan<float> scores, int count)
    {
        var (most, sum) = (float.NegativeInfinity, 0.0);
        foreach (var score in scores) most = Math.Max(most, score);
        foreach (var score in scores) sum += Math.Exp((double)score - most);
        var best = new List<(int Token, float Score)>();
        for (var token = 0; token < scores.Length; token++)
        {
            if (best.Count == count && scores[token] <= best[^1].Score) continue;
            var at = best.Count;
            while (at > 0 && best[at - 1].Score < scores[token]) at--;
            best.Insert(at, (token, scores[token]));
            if (best.Count > count) best.RemoveAt(count);
        }
        return [.. best.Select(each => (each.Token, Math.Exp((double)each.Score - most) / sum))];
    }
}
