using Headroom.Simulator;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    // A group of ten may be idle, and the busiest may do twice its share: right kernels cut their work in many ways.
    private const double Idle = 0.1, Uneven = 2, Slack = 1.1;

    /// <summary>
    /// States that a launch of this case spreads its memory work, counted in sectors: at least 90 % of the <paramref name="groups"/> that
    /// the
    /// shape can feed work, and none does more than its part. For the largest shape only; a small launch may well be one group's.
    /// </summary>
    /// <param name="groups">Groups that have something of their own to read or write.</param>
    /// <param name="busiest">The share of the work that the busiest group may do, 0 to 1; twice an even share where nothing is
    /// said.</param>
    /// <param name="warps">Where the statement says so, how many warps of a group work: none may do more than <paramref name="uneven"/>
    /// times
    /// its part.</param>
    /// <param name="launch">Which of the case's launches, from 0.</param>
    /// <param name="name">The kernel's name, where a case launches several.</param>
    /// <param name="uneven">How many times its part a warp may do, so that the others have less; of two warps less than twice.</param>
    /// <param name="computes">Whether that holds for the FLOPs too, where the statement gives each thread its part of them.</param>
    protected void SpreadOver(
        long groups, double? busiest = null, int? warps = null, int launch = 0, string? name = null, double uneven = Uneven,
        bool computes = false)
    {
        if (groups < 2 && warps is null || Launches.ElementAtOrDefault(launch)?.Counters?.Spread is not { } spread) return;
        var of = name is null ? "" : $"{name}: ";
        var least = Math.Ceiling((1 - Idle) * groups - 1e-9);
        Note(WhoCounts);
        Add(new BudgetRow($"{of}groups at work", spread.WorkingGroups, least, AtLeast: true, Note: Alone(groups))
        {
            IsCount = true, ComesFirst = true, Says = $"{of}{Working(spread.WorkingGroups, groups, "group")}", Compulsory = groups,
        });
        var even = 1.0 / groups;
        Busiest($"{of}busiest group", spread.BusiestGroupShare, busiest
            ?? Uneven * even, $"{of}one of {groups:#,0} groups does", Alone(groups));
        if (warps is not { } each) return;
        var all = groups * each;
        Add(new BudgetRow($"{of}warps at work", spread.WorkingWarps, Math.Ceiling(all / uneven), AtLeast: true, Note: AloneInItsGroup(each))
        {
            IsCount = true, Says = $"{of}{Working(spread.WorkingWarps, all, "warp")}", Compulsory = all,
        });
        var group = busiest ?? even;
        // Where nothing else sets warps apart, one is measured by what its group really moved.
        var moved = computes ? Math.Min(group, spread.BusiestGroupShare) : group;
        Busiest($"{of}busiest warp", spread.BusiestWarpShare, Slack * uneven * moved / each, $"{of}one of {all:#,0} warps does",
            AloneInItsGroup(each));
        if (!computes) return;
        Busiest($"{of}FLOPs of the busiest warp", spread.MostFlopsShare, Slack * uneven * group / each,
            $"{of}in arithmetic one of {all:#,0} warps does", AloneInItsGroup(each));
    }

    // Only told where it is too much: that nobody does more than the others is what one expects.
    private void Busiest(string what, double share, double limit, string who, string likely)
    {
        var row = new BudgetRow(what, Percent(share), Percent(Math.Min(1, limit)), AtLeast: false, Note: likely)
        {
            Unit = "%", IsCount = true, Says = $"{who} {Percent(share)} % of the work",
        };
        if (!row.Kept) Add(row);
    }

    private static string AloneInItsGroup(int warps) =>
        $"a warp does what all {warps} of its group should share: each thread of the group takes its part; what is left in the end, one "
            + "warp may merge";

    private static string Alone(long groups) =>
        $"a loop or a test leaves the work to few groups. {groups:#,0} groups run on as many multiprocessors as there are: give each its "
            + "own part, by Grid.IdxX";

    private static string Working(long working, long all, string what) =>
        $"{working:#,0} of {all:#,0} {what}{(all == 1 ? "" : "s")} {(working == 1 ? "works" : "work")}";

    // Up to a tenth of a percent; below 1 % to a hundredth, below 0.1 % to a thousandth, so that twice a limit is not rounded to the limit.
    private static double Percent(double share)
    {
        var steps = share >= 0.01 ? 10 : share >= 0.001 ? 100 : 1000;
        return Math.Ceiling(100 * steps * share - 1e-9) / steps;
    }
}
