using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    // Repeated accesses show in the number of accesses: this part more than needed.
    private const double Repeated = 1.05;

    /// <summary>
    /// What too many bytes come from, as the counts show it: few lanes of each warp ask, lanes are far apart, or threads ask for more
    /// elements of 4 bytes than the technique needs. Null where none of these holds.
    /// </summary>
    /// <param name="accesses">Elements that threads have to read and write, each counted for every thread that needs it.</param>
    /// <param name="repeated">The exercise's word for more of them.</param>
    /// <param name="apart">Its word for lanes that are far apart, behind the figures.</param>
    /// <param name="writes">How many of them write.</param>
    protected string? Traffic(double accesses, string repeated, string? apart = null, double? writes = null)
    {
        var all = Counts.Global;
        if (all.Requests == 0) return null;
        if (FewLanes() is { } few) return few;
        // At least half of what is too much would not move if the same bytes lay side by side.
        var (over, between) = (all.Sectors - accesses * 4 / 32, all.Sectors - Counts.Ideal.SideBySide);
        if (between > 0 && 2 * between >= over) return apart is null ? Apart() : $"{Apart()}: {apart}";
        if (writes is { } once && Counts.GlobalWrites.Accesses > Repeated * once)
            return $"the output is written {Counts.GlobalWrites.Accesses / once:0.0} times per element: keep what is not ready in a "
                + "variable, and write once";
        return all.Accesses > Repeated * accesses ? repeated : null;
    }

    /// <summary>
    /// Where requests of few lanes cause most of the traffic: what that costs. An atomic that one thread does for its group is none.
    /// </summary>
    private string? FewLanes()
    {
        var few = Counts.Sites.Where(s => s.Global.Requests > 0 && s.Global.Accesses < 4 * s.Global.Requests).Select(s => s.Global)
            .Aggregate(GlobalTraffic.None, (sum, traffic) => sum + traffic);
        if (2 * few.Sectors < Counts.Global.Sectors) return null;
        var lanes = (double)few.Accesses / few.Requests;
        var who = lanes < 1.05 ? "one lane of a warp at a time reads or writes" : $"{lanes:0.0} lanes of a warp at a time read or write";
        return $"{who} while the others wait: "
            + "each request moves a whole sector of 32 bytes. Neighbouring threads that ask together share sectors";
    }

    /// <summary>How far apart lanes read or write at the line that is worst, in words, as it was counted.</summary>
    protected string Apart()
    {
        var worst = Counts.Sites.Where(s => s.Ideal.SideBySide > 0).MaxBy(s => (double)s.Global.Sectors / s.Ideal.SideBySide);
        return worst is null
            ? "nothing is read or written"
            : $"neighbouring threads are far apart in memory, {Each(worst.Global.Sectors)} sectors per request at the worst line, where "
                + $"the same bytes side by side take {Each(worst.Ideal.SideBySide)}";

        string Each(long sectors) => Numbers.Short(Math.Round((double)sectors / worst.Global.Requests, 1));
    }

    /// <summary>
    /// What bank conflicts come from: the exercise's word where neighbouring lanes are as many bytes apart as it says, else how far they
    /// are.
    /// </summary>
    protected string? Conflicts(long stride, string word)
    {
        var worst = Counts.Sites.Where(s => s.Shared.Requests > 0).MaxBy(s => s.Shared.Wavefronts - s.Shared.IdealWavefronts);
        if (worst is null || worst.Shared.Wavefronts <= worst.Shared.IdealWavefronts) return null;
        if (worst.LaneStride == stride) return word;
        // Neighbours read one word, or neighbouring ones, and meet others of their warp.
        return worst.LaneStride <= 4
            ? "bank conflicts: parts of a warp that each read side by side meet in one bank: rows of 32 words, or of a multiple, begin "
                + "in one bank"
            : $"bank conflicts: neighbouring lanes are {Numbers.Count((int)(worst.LaneStride / 4), "word")} apart at the worst line";
    }
}
