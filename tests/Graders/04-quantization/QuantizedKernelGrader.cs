using Headroom.Grading.Kernels;

namespace Graders;

/// <summary>What the graders of unit 04's kernels share.</summary>
public abstract class QuantizedKernelGrader : KernelGrader
{
    // Of its group's warps one may do a third more than its part: a tile's scales, say, are the work of four of sixteen.
    private const double Uneven = 1.3;

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];

    /// <summary>
    /// Adds the budget of bytes where it is not kept: for the shapes beside the largest, where a way around the tiles may begin. One row
    /// that is not kept is enough.
    /// </summary>
    protected void NoMoreThan(double bytes, string likely)
    {
        if (BudgetKept && Counts.Global.BytesMoved > bytes) AtMost(Counter.Bytes, bytes, likely: likely);
    }

    /// <summary>
    /// Adds the spread over groups and warps where it is not kept: for a shape whose <paramref name="groups"/> are full, so that all
    /// <paramref name="warps"/> of each have the same to do.
    /// </summary>
    protected void AllWarpsWork(long groups, int warps)
    {
        if (!BudgetKept || Launches is not [{ Counters.Spread: { } spread }]) return;
        var all = groups * warps;
        if (spread.WorkingWarps < all / Uneven || spread.BusiestWarpShare > 1.1 * Uneven / all)
            SpreadOver(groups, busiest: 1.0 / groups, warps: warps, uneven: Uneven);
    }
}
