namespace Headroom.Simulator.Metering;

/// <summary>What the requests of one site added up to. A request is one access of all lanes of a warp that make it together.</summary>
internal struct SiteCounts
{
    public long GlobalRequests, GlobalAccesses, Sectors, UsedBytes;
    public long SharedRequests, SharedAccesses, Wavefronts, IdealWavefronts;
    public long LocalRequests, LocalAccesses;
    public long AtomicRequests, AtomicRounds;

    public readonly long Requests => GlobalRequests + SharedRequests + LocalRequests;

    public void Add(in SiteCounts other)
    {
        GlobalRequests += other.GlobalRequests;
        GlobalAccesses += other.GlobalAccesses;
        Sectors += other.Sectors;
        UsedBytes += other.UsedBytes;
        SharedRequests += other.SharedRequests;
        SharedAccesses += other.SharedAccesses;
        Wavefronts += other.Wavefronts;
        IdealWavefronts += other.IdealWavefronts;
        LocalRequests += other.LocalRequests;
        LocalAccesses += other.LocalAccesses;
        AtomicRequests += other.AtomicRequests;
        AtomicRounds += other.AtomicRounds;
    }
}
