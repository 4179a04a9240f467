using System.Globalization;

namespace Headroom.Simulator.Metering;

/// <summary>
/// How a launch's memory work is spread. Work is counted in sectors that move between buffers and the chip; a group or warp works if it
/// moves one. Shared memory does not count, and arithmetic only in <see cref="Flops"/>: a warp that only adds up what others loaded is
/// idle here.
/// </summary>
/// <param name="Groups">Groups of the launch.</param>
/// <param name="WorkingGroups">Groups that moved a sector.</param>
/// <param name="Warps">Warps of all groups.</param>
/// <param name="WorkingWarps">Warps that moved a sector.</param>
/// <param name="Sectors">Sectors that all of them moved.</param>
/// <param name="BusiestGroup">Sectors of the group that moved most.</param>
/// <param name="BusiestWarp">Sectors of the warp that moved most.</param>
public sealed record WorkSpread(
    long Groups, long WorkingGroups, long Warps, long WorkingWarps, long Sectors, long BusiestGroup, long BusiestWarp)
{
    /// <summary>The busiest group's part of all sectors, 0 to 1: 1 over the number of groups if the work is even.</summary>
    public double BusiestGroupShare => Sectors == 0 ? 0 : (double)BusiestGroup / Sectors;

    /// <summary>The busiest warp's part of all sectors, 0 to 1.</summary>
    public double BusiestWarpShare => Sectors == 0 ? 0 : (double)BusiestWarp / Sectors;

    /// <summary>FLOPs of all warps.</summary>
    public long Flops { get; init; }

    /// <summary>FLOPs of the warp that computed most.</summary>
    public long MostFlops { get; init; }

    /// <summary>That warp's part of all FLOPs, 0 to 1.</summary>
    public double MostFlopsShare => Flops == 0 ? 0 : (double)MostFlops / Flops;

    /// <summary>Nothing.</summary>
    public static WorkSpread None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Two launches together; the busiest is that of either.</summary>
    public static WorkSpread operator +(WorkSpread a, WorkSpread b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Groups + b.Groups, a.WorkingGroups + b.WorkingGroups, a.Warps + b.Warps, a.WorkingWarps + b.WorkingWarps,
            a.Sectors + b.Sectors, Math.Max(a.BusiestGroup, b.BusiestGroup), Math.Max(a.BusiestWarp, b.BusiestWarp))
        {
            Flops = a.Flops + b.Flops, MostFlops = Math.Max(a.MostFlops, b.MostFlops),
        };
    }

    /// <summary>For example <c>1 of 8 groups works</c>.</summary>
    public override string ToString() => Of(WorkingGroups, Groups, "group");

    /// <summary><paramref name="working"/> of <paramref name="all"/>, as a claim.</summary>
    internal static string Of(long working, long all, string what) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{working:N0} of {all:N0} {what}{(all == 1 ? "" : "s")} {(working == 1 ? "works" : "work")}");
}
