using System.Runtime.CompilerServices;
using Headroom.Briefs;

namespace Graders;

/// <summary>Shares of scores, row by row. The error is that of a share, over the largest share of its row.</summary>
internal sealed class SoftmaxTask(int seed) : BriefTask(seed)
{
    private const float Others = -7.5f; // what lies behind a row and is somebody else's

    private static readonly SoftmaxWay[] s_ways =
    [
        new("one pass for largest and sum"),
        new("one pass, the exponential by 12 squarings") { Exponential = SoftmaxExponential.Fine },
        new("one pass, in double") { Exponential = SoftmaxExponential.Double, AddsInDouble = true },
        new("one pass, for 1,000 columns at most") { MostColumns = 1000 },
        new("one pass, for eight rows at most") { MostRows = 8 },
        new("one pass, for a pitch of 1,024 at most") { MostPitch = 1024 },
        new("one pass, with a check against NaN") { RefusesNaN = true },
        new("one pass, scores cut at 1,000") { Cut = 1000 },
        new("exponentials as they are") { Shift = SoftmaxShift.None },
        new("less the first score") { Shift = SoftmaxShift.First },
        new("exponentials as they are, scores cut at 80") { Shift = SoftmaxShift.None, Cut = 80 },
        new("one pass, scores cut below at -100") { Shift = SoftmaxShift.Floored },
        new("one pass, scores cut at 200") { Cut = 200 },
        new("one pass without a branch") { Passes = SoftmaxPasses.UnguardedOnline },
        new("one pass, the exponential by six squarings") { Exponential = SoftmaxExponential.Rough },
        new("one pass, the exponential by seven squarings") { Exponential = SoftmaxExponential.Coarser },
        new("one pass, the exponential by eight squarings") { Exponential = SoftmaxExponential.Coarse },
        new("one pass, powers of two") { Exponential = SoftmaxExponential.PowerOfTwo },
        new("one pass, sums in bfloat16") { AddsInBfloat16 = true },
        new("one pass, rows run together") { RunsRowsTogether = true },
        new("one pass, four columns at a time") { Step = 4 },
        new("one pass, for 512 columns at most") { MostColumns = 512 },
        new("one pass, for 999 columns at most") { MostColumns = 999 },
        new("one pass, from two columns on") { NeedsTwoColumns = true },
        new("one pass, begun before the rows are counted") { BeginsWithARow = true },
        new("one pass, for four rows at most") { MostRows = 4 },
        new("one pass, filled to eight columns") { FillsToEight = true },
        new("three passes") { Passes = SoftmaxPasses.Three },
        new("three passes, one of them over the output") { Passes = SoftmaxPasses.ThroughTheOutput },
        new("one pass over a copy") { Passes = SoftmaxPasses.ThroughScratch },
        new("one pass, shares put where the scores were") { LeavesSharesBehind = true },
        new("less the largest of all rows") { Shift = SoftmaxShift.LargestOfAll },
    ];

    public override string Name => nameof(Brief.Softmax);

    public override IReadOnlyList<string> Ways { get; } = [.. s_ways.Select(way => way.Name)];

    public override Sentence[] Need { get; } =
    [
        new Size(Axis.Rows, 0, 8), new Size(Axis.Columns, 1, 1000), new Size(Axis.Pitch, 1024, 1024), new Values(-300, 300),
        new Holds(Special.NegativeInfinity), new Within(1e-3), new Forbids(Means.InputWrites), new Forbids(Means.Allocation),
        new AtMost(Cost.Reads, 2),
    ];

    protected override string Sizes(BriefProbe probe) => $"{probe.Rows} x {probe.Columns}, {probe.Pitch} from row to row";

    protected override BriefProbe Relevant(BriefProbe probe) => probe with { Group = 1, Workers = 1 };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override WayRun Run(int way, BriefProbe probe, Random dice)
    {
        var values = new float[probe.Rows * probe.Pitch];
        Array.Fill(values, Others);
        for (var row = 0; row < probe.Rows; row++)
            for (var c = 0; c < probe.Columns; c++)
            {
                var value = (float)(probe.Low + dice.NextDouble() * (probe.High - probe.Low));
                // Of a row the first half; the last score stays.
                values[row * probe.Pitch + c] = probe.Special is { } special && c < probe.Columns / 2 ? Of(special, c, value) : value;
            }
        var (x, y, meter) = (new Strip([.. values]), new Strip(new float[values.Length]), new WayMeter(1));
        Array.Fill(y.Values, Others);
        s_ways[way].Run(x, y, probe, meter);
        var (error, where) = Error(values, y.Values, probe);
        return new(error, where)
        {
            Used = [.. Used(x, values, meter)],
            Costs = new Dictionary<Cost, double> { [Cost.Reads] = (double)(x.Reads + y.Reads) / Math.Max(1, probe.Rows * probe.Columns) },
        };
    }

    private static float Of(Special special, int c, float value) => special switch
    {
        Special.NegativeInfinity => float.NegativeInfinity,
        Special.PositiveInfinity => c == 0 ? float.PositiveInfinity : value,
        Special.NaN => c == 0 ? float.NaN : value,
        Special.Zeros => 0,
        _ => value / (1 << 24),
    };

    private static IEnumerable<Means> Used(Strip x, float[] before, WayMeter meter)
    {
        if (meter.Kept > 0) yield return Means.Allocation;
        if (!x.Values.AsSpan().SequenceEqual(before)) yield return Means.InputWrites;
        if (meter.UsesDoubles) yield return Means.Doubles;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double, string) Error(float[] x, float[] y, BriefProbe probe)
    {
        var (worst, where) = (0.0, "");
        for (var row = 0; row < probe.Rows; row++)
        {
            var scores = x.AsSpan(row * probe.Pitch, probe.Columns);
            var (most, sum) = (double.NegativeInfinity, 0.0);
            foreach (var score in scores) most = Math.Max(most, score);
            foreach (var score in scores) sum += Math.Exp(score - most);
            for (var c = 0; c < probe.Pitch; c++)
            {
                var (got, right) = ((double)y[row * probe.Pitch + c], c < probe.Columns ? Math.Exp(scores[c] - most) / sum : Others);
                var error = got.Equals(right) ? 0 : c >= probe.Columns ? double.PositiveInfinity : Math.Abs(got - right) * sum;
                if (double.IsNaN(error)) error = double.PositiveInfinity;
                if (!(error > worst)) continue;
                (worst, where) = (error, c < probe.Columns
                    ? $"[{row}, {c}] is {got:G6}, not {right:G6}" : $"[{row}, {c}] is written, behind the {probe.Columns} columns");
            }
        }
        return (worst, where);
    }
}
