namespace Headroom.Simulator.Lanes;

/// <summary>A fault that the scheduler found between lanes; the launch adds the kernel's name.</summary>
internal sealed class LaneFault(FaultKind kind, string reason, SourceLine? line, Lane lane) : Exception(reason)
{
    public FaultKind Kind { get; } = kind;
    public SourceLine? Line { get; } = line;
    public LanePosition Lane { get; } = lane.Position;

    /// <summary>What groups wait for, of a deadlock.</summary>
    public IReadOnlyList<GroupWait> Waits { get; init; } = [];
}
