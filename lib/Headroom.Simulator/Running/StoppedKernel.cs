namespace Headroom.Simulator.Running;

/// <summary>A lane did what no GPU would survive, and the launch was stopped.</summary>
/// <param name="kind">Why.</param>
/// <param name="kernel">The kernel's name.</param>
/// <param name="reason">What happened, without the place.</param>
/// <param name="line">Where in the source, if symbols are there.</param>
/// <param name="lane">The first thread that did it, if it was one.</param>
/// <param name="inner">What the lane threw.</param>
internal sealed class StoppedKernel(FaultKind kind, string kernel, string reason, SourceLine? line, LanePosition? lane, Exception? inner)
    : Exception(reason, inner)
{
    public FaultKind Kind { get; } = kind;

    public string Kernel { get; } = kernel;

    public SourceLine? Line { get; } = line;

    public LanePosition? Lane { get; } = lane;

    /// <summary>What groups wait for, of a deadlock.</summary>
    public IReadOnlyList<GroupWait> Waits { get; init; } = [];

    /// <summary>What the kernel had printed by then, where that is collected: the first lines, and how many there were.</summary>
    public (IReadOnlyList<string> Lines, long Count) Printed { get; set; } = ([], 0);
}
