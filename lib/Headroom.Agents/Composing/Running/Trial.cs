using Headroom.Simulator.Metering;

namespace Headroom.Agents.Composing.Running;

/// <summary>What a kernel did at one shape.</summary>
/// <param name="Wrong">What is wrong, in words; null where all is right.</param>
/// <param name="Counts">What it asked of the device; null where it was not counted, or did not come to its end.</param>
/// <param name="Lines">Lines of its text that the meter blames: those of a race.</param>
public sealed record Trial(string? Wrong, Counters? Counts, IReadOnlyList<int> Lines)
{
    public bool IsRight => Wrong is null;

    /// <summary>Whether all that is wrong is that threads race.</summary>
    public bool IsRace { get; init; }
}
