namespace Headroom.Course.Units;

/// <summary>What a submission may spend. Counters are exact counts of the simulated GPU, never times.</summary>
public sealed record Budgets
{
    /// <summary>
    /// The counters a budget can name, each an upper limit: <c>flops</c> and <c>bytesMoved</c> as multiples of the compulsory count,
    /// <c>sectorsPerRequest</c> and <c>wavefrontsPerRequest</c> as averages, <c>barriers</c>, <c>launches</c> and <c>races</c> as counts,
    /// <c>divergence</c> as a fraction of warp instructions.
    /// </summary>
    public static IReadOnlyList<string> KnownCounters { get; } =
        ["flops", "bytesMoved", "sectorsPerRequest", "wavefrontsPerRequest", "barriers", "launches", "divergence", "races"];

    public static Budgets Default { get; } = new();

    /// <summary>Seconds of wall time for the whole check before it is ended.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>Megabytes (1e6 B) of managed memory for the whole check.</summary>
    public int MemoryMb { get; init; } = 1024;

    /// <summary>Upper limits by counter name.</summary>
    public IReadOnlyDictionary<string, double> Counters { get; init; } = new Dictionary<string, double>();

    /// <summary>At least this many times as fast as <see cref="SpeedBaseline"/> in the same run; null when speed is not graded.</summary>
    public double? SpeedRatio { get; init; }

    /// <summary>Name of the baseline that <see cref="SpeedRatio"/> compares with.</summary>
    public string? SpeedBaseline { get; init; }
}
