
namespace Headroom.Simulator;

public sealed partial record LaunchReport
{
    /// <summary>What the kernel asked of the device; null unless it was metered.</summary>
    public Counters? Counters { get; init; }

    /// <summary>Races in shared and device memory, one per pair of places in the code.</summary>
    public IReadOnlyList<Race> Races { get; init; } = [];

    /// <summary>Reads of memory that nothing wrote, one per place in the code.</summary>
    public IReadOnlyList<UnwrittenRead> UnwrittenReads { get; init; } = [];

    /// <summary>Warp exchanges with lanes that are not there.</summary>
    public IReadOnlyList<MissingPeer> MissingPeers { get; init; } = [];
}
