using Headroom.Hardware;
using Headroom.Rooflines;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    private const string WhoCounts = "Counts come from the C# kernel's own instructions, not from a GPU's.";

    /// <summary>
    /// Bytes that cross between chip and memory in this case, in whole sectors of 32: at most <paramref name="factor"/> times the
    /// compulsory ones (each input read once, each output written once), or those that the exercise's technique needs.
    /// </summary>
    /// <param name="once">The compulsory ones, where the technique needs more; the report shows them.</param>
    protected void AtMostBytes(double compulsory, double factor = 1.1, double? naive = null, string? likely = null, double? once = null)
    {
        Row("bytes from memory", Counts.Global.BytesMoved, Math.Floor(compulsory * factor), naive, likely ?? $"{Numbers.Format(Counts.Global.BytesMoved / compulsory)} times the bytes that have to move",
            Blame.Bytes, compulsory: once ?? compulsory);
        Floor(Math.Floor(compulsory * factor), once ?? compulsory, naive);
    }

    // What the bytes cost where they are scarce: no launch of this case's arithmetic that moves so many can be faster on that device.
    private void Floor(double limit, double compulsory, double? naive)
    {
        var roofline = new Roofline(Devices.H100Sxm, Dtype.Fp32);
        Add(new BudgetRow("roofline floor H100", Of(Counts.Global.BytesMoved), Of(limit), AtLeast: false, naive is { } bytes ? Of(bytes) : null) { Unit = "us", IsConsequence = true, Compulsory = Of(compulsory) });

        double Of(double bytes) => TwoDigits(1e6 * Math.Max(bytes / roofline.Bandwidth, Counts.Operations.Flops / roofline.Peak.FlopsPerSecond));
    }

    private static double TwoDigits(double value) => double.Parse(value.ToString("G2"));

    /// <summary>Sectors of 32 bytes per access by a warp, on average over reads and writes: 4 for 32 neighbouring floats, 32 at worst.</summary>
    protected void AtMostSectorsPerRequest(double limit, double? naive = null, string? likely = null) =>
        Row("sectors per request", Counts.Global.SectorsPerRequest, limit, naive, likely ?? "neighbouring lanes read or write addresses that are far apart", Blame.Sectors);

    /// <summary>Passes through the 32 banks of shared memory per access by a warp: 1 without conflicts, 32 at worst.</summary>
    protected void AtMostWavefrontsPerRequest(double limit, double? naive = null, string? likely = null) =>
        Row("wavefronts per request", Counts.Shared.WavefrontsPerRequest, limit, naive, likely ?? "bank conflicts: lanes of a warp want different words of one bank", Blame.Banks);

    /// <summary>Accesses by warps to shared memory.</summary>
    protected void AtMostSharedRequests(double limit, double? naive = null, string? likely = null) =>
        Row("shared requests", Counts.Shared.Requests, limit, naive, likely ?? "shared memory is read more often than the technique needs", Blame.SharedRequests);

    /// <summary>Barriers passed, once per group.</summary>
    protected void AtMostBarriers(double limit, double? naive = null, string? likely = null) =>
        Row("barriers", Counts.Barriers, limit, naive, likely ?? "more barriers than the technique needs");

    /// <summary>Atomic operations by lanes.</summary>
    protected void AtMostAtomics(double limit, double? naive = null, string? likely = null) =>
        Row("atomic operations", Counts.Atomics.Operations, limit, naive, likely ?? "lanes take turns at an atomic: combine their values first", Blame.Atomics);

    /// <summary>Kernel launches.</summary>
    protected void AtMostLaunches(double limit, double? naive = null, string? likely = null) =>
        Row("launches", Launches.Count, limit, naive, likely ?? "more launches than the technique needs");

    /// <summary>FLOPs of the kernel's own arithmetic.</summary>
    protected void AtMostFlops(double limit, double? naive = null, string? likely = null) =>
        Row("FLOPs", Counts.Operations.Flops, limit, naive, likely ?? "arithmetic that the result does not need", line => line.Operations.Flops, line => $"{line.Operations.Flops:#,0} FLOPs");

    /// <summary>FLOPs per byte that crosses between chip and memory.</summary>
    protected void AtLeastIntensity(double limit, double? naive = null, string? likely = null)
    {
        Note(WhoCounts);
        Add(new BudgetRow("FLOP/B", Math.Floor(100 * Counts.Intensity) / 100, limit, AtLeast: true, naive, likely ?? "too many bytes for the arithmetic done with them")
        {
            IsCount = true,
            // Too many bytes, by as much as the intensity is too low.
            Places = Counts.Intensity < limit ? new GuiltyLines(Counts).Of(Blame.Bytes, Counts.Global.BytesMoved * (1 - Counts.Intensity / limit)) : [],
        });
    }

    /// <summary>Any other count from <see cref="Counts"/> or <see cref="Launches"/>, under a name of the exercise's own.</summary>
    /// <param name="blame">What the count is made of: the report then names the lines that it is exceeded at.</param>
    /// <param name="of">Whose lines, where it is not all launches of the case.</param>
    protected void AtMostCount(
        string what, double yours, double limit, double? naive = null, string? likely = null, Blame blame = Blame.Nothing, Counters? of = null, double? compulsory = null) =>
        Row(what, yours, limit, naive, likely ?? "more than the technique needs", blame, of, compulsory);

    private void Row(string what, double yours, double limit, double? naive, string likely, Blame blame = Blame.Nothing, Counters? of = null, double? compulsory = null) =>
        Row(what, yours, limit, naive, likely, () => new GuiltyLines(of ?? Counts).Of(blame, yours - limit), compulsory);

    private void Row(string what, double yours, double limit, double? naive, string likely, Func<LineReport, double> cost, Func<LineReport, string> say) =>
        Row(what, yours, limit, naive, likely, () => Costliest(cost, say), compulsory: null);

    private void Row(string what, double yours, double limit, double? naive, string likely, Func<IReadOnlyList<SourcePlace>> places, double? compulsory)
    {
        Note(WhoCounts);
        // Up to two decimals: rounding down could bring a count below its limit.
        var row = new BudgetRow(what, Math.Ceiling(100 * yours) / 100, limit, AtLeast: false, naive, likely) { IsCount = true, Compulsory = compulsory };
        Add(row.Kept ? row : row with { Places = places() });
    }

    private IReadOnlyList<SourcePlace> Costliest(Func<LineReport, double> cost, Func<LineReport, string> say) =>
        Counts.Lines.Where(l => l.Line is not null).MaxBy(cost) is { } most && cost(most) > 0 ? [Findings.Place(most.Line!, say(most))] : [];
}
