namespace Headroom.Speculation.Bounds;

/// <summary>
/// Bounds from entropies alone. Both assume that the target's next-token distributions are drawn independently of each other, that a pass
/// costs the same whatever it verifies, and that drafts are free; all in nats.
/// </summary>
/// <param name="Mean">µ: the expected entropy, the mean of -ln p of a drawn token.</param>
/// <param name="SecondMoment">µ2: the mean of ln² p.</param>
public readonly record struct EntropyBound(double Mean, double SecondMoment)
{
    /// <summary>Of distributions as they came, [vocabulary] each.</summary>
    public static EntropyBound Of(IEnumerable<double[]> distributions)
    {
        ArgumentNullException.ThrowIfNull(distributions);
        var (count, mean, second) = (0, 0.0, 0.0);
        foreach (var distribution in distributions)
        {
            count++;
            foreach (var p in distribution)
            {
                if (p <= 0) continue;
                mean -= p * Math.Log(p);
                second += p * Math.Log(p) * Math.Log(p);
            }
        }
        return count > 0 ? new(mean / count, second / count) : throw new ArgumentException("there is no distribution to take a mean of.");
    }

    /// <summary>
    /// The formula of arXiv 2512.11718, <c>(µ + µ2) ln P / µ²</c>, which holds up to a constant that it does not name. In bits it would be
    /// another number.
    /// </summary>
    public double Published(int verified) => (Mean + SecondMoment) * Math.Log(verified) / (Mean * Mean);

    /// <summary>
    /// <c>1 + ln P / µ + µ2 / µ²</c>, with the target's own token: paths likelier than 1/P are counted by renewals (Lorden's inequality),
    /// and P others add at most 1.
    /// </summary>
    public double Renewals(int verified) => 1 + Math.Log(verified) / Mean + SecondMoment / (Mean * Mean);
}
