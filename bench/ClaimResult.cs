using Headroom.Measurement;

namespace Headroom.Bench;

/// <summary>One claim as measured: the median, the quartiles, and whether the goal is met. Null where nothing was measured.</summary>
public sealed record ClaimResult(
    string Id, string What, string Unit, double? Value, double? Low, double? High, double Goal, string Baseline, bool Met, string Note)
{
    /// <summary>No goal judges it.</summary>
    public bool IsInformation { get; init; }

    /// <summary>What measuring took.</summary>
    public double Seconds { get; init; }

    /// <summary>Share of the processors that others used just before, from 0 to 1; null where the system does not tell.</summary>
    public double? OtherWork { get; init; }

    public static ClaimResult Of(Claim claim, Samples samples)
    {
        double[] all = [.. samples.Figures];
        var value = Quantiles.At(all, 0.5);
        var met = claim.IsInformation || (claim.Better == Better.Lower ? value <= claim.Goal : value >= claim.Goal);
        return new(
            claim.Id, claim.What, claim.Unit, value, Quantiles.At(all, 0.25), Quantiles.At(all, 0.75), claim.Goal, claim.Baseline, met,
            samples.Detail.Length == 0 ? $"median of {all.Length}" : $"median of {all.Length}; {samples.Detail}")
        {
            IsInformation = claim.IsInformation,
        };
    }

    public static ClaimResult NotMeasured(Claim claim, string why) =>
        new(claim.Id, claim.What, claim.Unit, null, null, null, claim.Goal, claim.Baseline, false, $"not measured: {why}");
}
