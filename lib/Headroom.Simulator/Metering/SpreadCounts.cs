namespace Headroom.Simulator.Metering;

/// <summary>
/// What groups and warps did, group after group. Sums and maxima only, so that meters of several workers add up to the same.
/// </summary>
internal struct SpreadCounts
{
    public long Groups, WorkingGroups, WorkingWarps, Sectors, BusiestGroup, BusiestWarp, Flops, MostFlops;

    /// <summary>Takes over what the warps of one group moved, in sectors, and computed.</summary>
    public void AddGroup(ReadOnlySpan<long> warps, ReadOnlySpan<long> flops)
    {
        var (sum, working) = (0L, 0);
        foreach (var sectors in warps)
        {
            sum += sectors;
            if (sectors > 0) working++;
            BusiestWarp = Math.Max(BusiestWarp, sectors);
        }
        Groups++;
        if (working > 0) WorkingGroups++;
        WorkingWarps += working;
        Sectors += sum;
        BusiestGroup = Math.Max(BusiestGroup, sum);
        foreach (var ofWarp in flops)
        {
            Flops += ofWarp;
            MostFlops = Math.Max(MostFlops, ofWarp);
        }
    }

    public void Add(in SpreadCounts other)
    {
        Groups += other.Groups;
        WorkingGroups += other.WorkingGroups;
        WorkingWarps += other.WorkingWarps;
        Sectors += other.Sectors;
        BusiestGroup = Math.Max(BusiestGroup, other.BusiestGroup);
        BusiestWarp = Math.Max(BusiestWarp, other.BusiestWarp);
        Flops += other.Flops;
        MostFlops = Math.Max(MostFlops, other.MostFlops);
    }
}
