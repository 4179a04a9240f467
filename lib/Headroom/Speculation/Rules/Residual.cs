namespace Headroom.Speculation.Rules;

/// <summary>
/// Parts of speculative sampling (Leviathan et al., arXiv 2211.17192; Chen et al., arXiv 2302.01318), p the target's distribution and q the
/// draft's, both [vocabulary].
/// </summary>
public static class Residual
{
    /// <summary>The probability that a token drawn from q is accepted: <c>min(1, p/q)</c>; 0 where q never draws it.</summary>
    public static double Acceptance(ReadOnlySpan<double> p, ReadOnlySpan<double> q, int token) =>
        q[token] > 0 ? Math.Min(1, p[token] / q[token]) : 0;

    /// <summary>The probability that a draw from q is accepted: the sum of <c>min(p, q)</c>, one less their total variation.</summary>
    public static double Rate(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var rate = 0.0;
        for (var token = 0; token < p.Length; token++) rate += Math.Min(p[token], q[token]);
        return rate;
    }

    /// <summary>p becomes what is drawn from after a rejection: <c>max(0, p - q)</c>, renormalised. Where nothing is left, p stays: then a
    /// rejection has probability 0, and only rounding leads here.</summary>
    public static void Take(Span<double> p, ReadOnlySpan<double> q)
    {
        var left = 0.0;
        for (var token = 0; token < p.Length; token++) left += Math.Max(0, p[token] - q[token]);
        if (!(left > 0)) return;
        for (var token = 0; token < p.Length; token++) p[token] = Math.Max(0, p[token] - q[token]) / left;
    }

    /// <summary>
    /// A token leaves a distribution, and the others share what it had. False, and nothing changes, where it had everything.
    /// </summary>
    public static bool Remove(Span<double> distribution, int token)
    {
        var left = 0.0;
        for (var other = 0; other < distribution.Length; other++) left += other == token ? 0 : distribution[other];
        if (!(left > 0)) return false;
        distribution[token] = 0;
        for (var other = 0; other < distribution.Length; other++) distribution[other] /= left;
        return true;
    }

    /// <summary>The token in whose stretch of the sums from 0 to 1 a coin falls.</summary>
    /// <param name="p">Sums to 1, up to rounding.</param>
    /// <param name="coin">From 0 to below 1.</param>
    public static int Draw(ReadOnlySpan<double> p, double coin)
    {
        var last = -1;
        for (var token = 0; token < p.Length; token++)
        {
            if (p[token] <= 0) continue;
            last = token;
            if ((coin -= p[token]) < 0) return token;
        }
        return last;
    }
}
