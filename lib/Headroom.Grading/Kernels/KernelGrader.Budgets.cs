using Headroom.Hardware;
using Headroom.Rooflines;
using Headroom.Simulator;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    private const string WhoCounts = "Counts come from the C# kernel's own instructions, not from a GPU's.";

    /// <summary>States that what this case's launches came to is at most <paramref name="limit"/>.</summary>
    /// <param name="counter">Which count.</param>
    /// <param name="limit">In the count's own unit; of <see cref="Counter.Bytes"/> what the technique needs, with the room it is
    /// given.</param>
    /// <param name="naive">That of the version that <see cref="Grader.NaiveIs"/> names, computed.</param>
    /// <param name="likely">What an excess is likely to come from, in place of the counter's own word.</param>
    /// <param name="once">What cannot be avoided: each input read once, each output written once.</param>
    /// <param name="name">Stands before the row's name, where a case has several of a kind.</param>
    /// <param name="of">The launches that count, where it is not all of the case.</param>
    protected void AtMost(
        Counter counter, double limit, double? naive = null, string? likely = null, double? once = null, string? name = null,
        IReadOnlyList<LaunchReport>? of = null)
    {
        ArgumentNullException.ThrowIfNull(counter);
        Note(WhoCounts);
        var yours = counter.Of(of ?? Launches);
        var row = new BudgetRow(Named(counter, name), Up(yours), Limit(limit), AtLeast: false, naive, likely
            ?? Excess(counter, yours, once))
        {
            IsCount = true, Compulsory = once,
        };
        Add(row.Kept ? row : row with { Places = new GuiltyLines(Counter.Total(of ?? Launches)).Of(counter.Blame, yours - limit) });
        if (counter == Counter.Bytes && name is null && of is null) Floor(row.Limit, once ?? limit, naive);
    }

    /// <summary>States that what this case's launches came to is at least <paramref name="limit"/>.</summary>
    protected void AtLeast(Counter counter, double limit, double? naive = null, string? likely = null)
    {
        ArgumentNullException.ThrowIfNull(counter);
        Note(WhoCounts);
        var yours = counter.Of(Launches);
        var row = new BudgetRow(counter.Name, Down(yours), Down(limit), AtLeast: true, naive, likely ?? counter.Likely) { IsCount = true };
        // Too many bytes, by as much as the intensity is too low.
        Add(row.Kept
            ? row
            : row with { Places = new GuiltyLines(Counts).Of(counter.Blame, Counts.Global.BytesMoved * (1 - yours / limit)) });
    }

    private static string Named(Counter counter, string? name) => name is null ? counter.Name : $"{name}: {counter.Name}";

    private static string Excess(Counter counter, double yours, double? once) => counter.Blame == Blame.Bytes && once is > 0 and { } needed
        ? $"{Numbers.Short(yours / needed)} times the bytes that have to move"
        : counter.Likely;

    // Up to two decimals: rounding down could bring a count below its limit. The limit is rounded likewise, so that both are shown as they
    // are judged.
    private static double Up(double value) => Math.Max(0, Math.Ceiling(100 * value - 1e-9)) / 100; // 0, and not -0

    private static double Down(double value) => Math.Floor(100 * value + 1e-9) / 100;

    // Counts of 100 and more are whole numbers, ratios stay below.
    private static double Limit(double limit) => limit >= 100 ? Math.Floor(limit + 1e-6) : Up(limit);

    // What the bytes cost where they are scarce: no launch of this case's arithmetic that moves so many can be faster on that device.
    private void Floor(double limit, double compulsory, double? naive)
    {
        var roofline = new Roofline(Devices.H100Sxm, Dtype.Fp32);
        Add(new BudgetRow(
            "roofline floor H100", Of(Counts.Global.BytesMoved), Of(limit), AtLeast: false, naive is { } bytes ? Of(bytes) : null)
        {
            Unit = "us", IsConsequence = true, Compulsory = Of(compulsory),
        });

        double Of(double bytes) =>
            TwoDigits(1e6 * Math.Max(bytes / roofline.Bandwidth, Counts.Operations.Flops / roofline.Peak.FlopsPerSecond));
    }

    private static double TwoDigits(double value) => double.Parse(value.ToString("G2"));
}
