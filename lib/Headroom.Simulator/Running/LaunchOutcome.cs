namespace Headroom.Simulator.Running;

/// <summary>What a launch came to.</summary>
/// <param name="Counters">Null unless it was metered.</param>
/// <param name="Races">One per pair of places in the code.</param>
/// <param name="UnwrittenReads">One per place in the code.</param>
/// <param name="MissingPeers">One per exchange in the code.</param>
/// <param name="Printed">The first lines that the kernel printed, and how many there were.</param>
/// <param name="Workers">How many workers' groups it adds up: 1 where groups had to run one after the other.</param>
internal sealed record LaunchOutcome(
    Counters? Counters, IReadOnlyList<Race> Races, IReadOnlyList<UnwrittenRead> UnwrittenReads, IReadOnlyList<MissingPeer> MissingPeers,
    (IReadOnlyList<string> Lines, long Count) Printed, int Workers);
