using System.Runtime.CompilerServices;
using Headroom.Briefs;

namespace Graders;

/// <summary>Sums of columns over workers. The error is that of a sum, over what the largest column adds up without signs.</summary>
internal sealed class SumTask(int seed) : BriefTask(seed)
{
    private const int RowsToShare = 1024; // from which on the busiest worker counts

    private static readonly SumWay[] s_ways =
    [
        new("blocks of 8 rows"),
        new("blocks of 16 rows, with what was lost") { Adding = SumAdding.Compensated, Block = 16 },
        new("blocks of 8 rows, in double") { Adding = SumAdding.Double },
        new("blocks of 4 rows") { Block = 4 },
        new("blocks of 8 rows, 5,000 at most") { MostRows = 5000 },
        new("blocks of 8 rows, for 16 workers at most") { MostWorkers = 16 },
        new("blocks of 8 rows, cut at 1,000") { Cut = 1000 },
        new("in parts of 2^-30, a share for each worker") { Adding = SumAdding.Fixed, Sharing = SumSharing.ByWorker },
        new("blocks of 8 rows, all parts kept") { KeepsAllParts = true },
        new("blocks of 64 rows") { Block = 64 },
        new("16 stripes") { Sharing = SumSharing.Stripes },
        new("one worker for all") { Sharing = SumSharing.OneDoesAll },
        new("two halves") { Sharing = SumSharing.Halves },
        new("a share for each worker") { Sharing = SumSharing.ByWorker },
        new("a share for each worker, with what was lost") { Sharing = SumSharing.ByWorker, Adding = SumAdding.Compensated },
        new("blocks of 8 rows, joined as workers are through") { Sharing = SumSharing.ByArrival },
        new("a share for each worker, as many rows for each") { Sharing = SumSharing.LeavesRest },
        new("blocks of 8 rows, in bfloat16") { Adding = SumAdding.Bfloat16 },
        new("in parts of 2^-10, blocks of 8 rows") { Adding = SumAdding.Fixed32 },
        new("blocks of 8 rows, without NaN") { Nan = SumNan.Hides },
        new("blocks of 8 rows, NaN for all") { Nan = SumNan.Spreads },
        new("blocks of 8 rows, cut at 100") { Cut = 100 },
        new("blocks of 8 rows, four columns at a time") { Step = 4 },
        new("blocks of 8 rows, 4,096 at most") { MostRows = 4096 },
        new("blocks of 8 rows, one at least") { RefusesEmpty = true },
        new("blocks of 8 rows, nothing to do without one") { LeavesEmptyAlone = true },
        new("blocks of 8 rows, for 8 workers at most") { MostWorkers = 8 },
        new("blocks of 8 rows, one worker joins") { NeedsTwoWorkers = true },
        new("blocks of 8 rows, added to what is there") { AddsToWhatIsThere = true },
        new("blocks of 8 rows, added atomically") { AddsAtomically = true },
        new("blocks of 8 rows, after a look for NaN") { LooksFirst = true },
        new("blocks of 8 rows, added up in place") { LeavesPartsBehind = true },
    ];

    public override string Name => nameof(Brief.Sums);

    public override IReadOnlyList<string> Ways { get; } = [.. s_ways.Select(way => way.Name)];

    public override Sentence[] Need { get; } =
    [
        new Size(Axis.Rows, 0, 5000), new Size(Axis.Columns, 1, 8), new Size(Axis.Workers, 1, 16), new Values(-1000, 1000),
        new Holds(Special.NaN), new Within(1e-6), new SameBits(Axis.Workers), new Forbids(Means.InputWrites),
        new Forbids(Means.Atomics), new AtMost(Cost.Reads, 1), new AtMost(Cost.BusiestWorker, 1.25), new AtMost(Cost.Scratch, 16),
    ];

    protected override string Sizes(BriefProbe probe) => $"{probe.Rows} x {probe.Columns}, {probe.Workers} workers";

    protected override BriefProbe Relevant(BriefProbe probe) => probe with { Pitch = 1, Group = 1 };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override WayRun Run(int way, BriefProbe probe, Random dice)
    {
        if (probe.Columns == 0) return new(0, "");
        var values = new float[probe.Rows * probe.Columns];
        foreach (ref var value in values.AsSpan()) value = (float)(probe.Low + dice.NextDouble() * (probe.High - probe.Low));
        if (probe.Special is { } special && values.Length > 0) values[values.Length / 2 / probe.Columns * probe.Columns] = Of(special);
        var (x, sums, meter) = (new Strip([.. values]), new Strip(new float[probe.Columns]), new WayMeter(probe.Workers));
        Array.Fill(sums.Values, -7.5f);
        s_ways[way].Run(x, sums, probe, meter);
        var (error, where) = Error(values, sums.Values, probe.Columns);
        return new(error, where)
        {
            Bits = string.Join(' ', sums.Values.Select(BitConverter.SingleToInt32Bits)),
            Used = [.. Used(x, values, meter)],
            Costs = new Dictionary<Cost, double>
            {
                [Cost.Reads] = (double)x.Reads / Math.Max(1, values.Length),
                [Cost.Scratch] = (double)meter.Kept / probe.Columns,
                [Cost.BusiestWorker] = probe.Rows >= RowsToShare ? meter.BusiestRows * (double)probe.Workers / probe.Rows : 1,
            },
        };
    }

    private static float Of(Special special) => special switch
    {
        Special.NaN => float.NaN,
        Special.PositiveInfinity => float.PositiveInfinity,
        Special.NegativeInfinity => float.NegativeInfinity,
        Special.Zeros => 0,
        _ => 1f / (1 << 24),
    };

    private static IEnumerable<Means> Used(Strip x, float[] before, WayMeter meter)
    {
        if (meter.Kept > 0) yield return Means.Allocation;
        if (meter.Atomics > 0) yield return Means.Atomics;
        if (!x.Values.AsSpan().SequenceEqual(before)) yield return Means.InputWrites;
        if (meter.UsesDoubles) yield return Means.Doubles;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double, string) Error(float[] x, float[] sums, int columns)
    {
        var (right, sizes) = (new double[columns], new double[columns]);
        for (var i = 0; i < x.Length; i++)
        {
            right[i % columns] += x[i];
            if (float.IsFinite(x[i])) sizes[i % columns] += Math.Abs(x[i]);
        }
        var (largest, worst, where) = (sizes.Max(), 0.0, "");
        for (var c = 0; c < columns; c++)
        {
            var error = sums[c].Equals((float)right[c]) ? 0 : Math.Abs(sums[c] - right[c]) / largest;
            if (double.IsNaN(error)) error = double.PositiveInfinity;
            if (!(error > worst)) continue;
            (worst, where) = (error, $"the sum of column {c} is {sums[c]:G9}, not {right[c]:G9}");
        }
        return (worst, where);
    }
}
