namespace Headroom.Simulator.Metering;

/// <summary>What the requests of one site added up to. A request is one access of all lanes of a warp that make it together.</summary>
internal struct SiteCounts
{
    public long GlobalRequests, GlobalAccesses, Sectors, UsedBytes, LeastSectors, FirstSectors;
    public long SharedRequests, SharedAccesses, Wavefronts, IdealWavefronts;
    public long LocalRequests, LocalAccesses, LocalSectors, LocalArrayAccesses;
    public long AtomicRequests, AtomicRounds;

    /// <summary>
    /// 2 more than the number of the shared allocation that lanes used, the smallest of several; 1 for dynamic memory, 0 for none.
    /// </summary>
    public int SharedSlot;

    /// <summary>Bytes from a lane to the next where they had conflicts, the largest of several.</summary>
    public long ConflictStride;

    public readonly long Requests => GlobalRequests + SharedRequests + LocalRequests;

    public void Add(in SiteCounts other)
    {
        GlobalRequests += other.GlobalRequests;
        GlobalAccesses += other.GlobalAccesses;
        Sectors += other.Sectors;
        UsedBytes += other.UsedBytes;
        LeastSectors += other.LeastSectors;
        FirstSectors += other.FirstSectors;
        SharedRequests += other.SharedRequests;
        SharedAccesses += other.SharedAccesses;
        Wavefronts += other.Wavefronts;
        IdealWavefronts += other.IdealWavefronts;
        LocalRequests += other.LocalRequests;
        LocalAccesses += other.LocalAccesses;
        LocalSectors += other.LocalSectors;
        LocalArrayAccesses += other.LocalArrayAccesses;
        AtomicRequests += other.AtomicRequests;
        AtomicRounds += other.AtomicRounds;
        if (other.SharedSlot > 0) SharedSlot = SharedSlot == 0 ? other.SharedSlot : Math.Min(SharedSlot, other.SharedSlot);
        ConflictStride = Math.Max(ConflictStride, other.ConflictStride);
    }
}
