using Headroom.Simulator.Metering;

namespace Headroom.Agents.Composing;

/// <summary>The counters by which a kernel is slow, each by its name.</summary>
public static class Counts
{
    /// <summary>From this many times its base's count on a kernel is slow.</summary>
    public const double Excess = 1.5;

    private static readonly Dictionary<string, Func<Counters, double>> s_of = new()
    {
        ["Bytes"] = counts => counts.Global.BytesMoved,
        ["Wavefronts"] = counts => counts.Shared.Wavefronts,
        ["Barriers"] = counts => counts.Barriers,
        ["Atomics"] = counts => counts.Atomics.Operations,
    };

    /// <summary>In a fixed order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_of.Keys];

    /// <summary>The counts by name.</summary>
    public static IReadOnlyDictionary<string, double> Of(Counters counts) => s_of.ToDictionary(one => one.Key, one => one.Value(counts));

    /// <summary>Names of the counters of which <paramref name="got"/> has 1.5 times as much as <paramref name="ideal"/>, or more.</summary>
    public static IReadOnlyList<string> Exceeded(IReadOnlyDictionary<string, double> got, IReadOnlyDictionary<string, double> ideal)
    {
        ArgumentNullException.ThrowIfNull(got);
        ArgumentNullException.ThrowIfNull(ideal);
        return [.. Names.Where(name => got[name] > 0 && got[name] >= Excess * ideal[name])];
    }
}
