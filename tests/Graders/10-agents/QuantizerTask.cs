using System.Runtime.CompilerServices;
using Headroom.Briefs;

namespace Graders;

/// <summary>Codes of weights, and a scale for each group. The error is in steps: the largest of a group, over 127.</summary>
internal sealed class QuantizerTask(int seed) : BriefTask(seed)
{
    private static readonly QuantizerWay[] s_ways =
    [
        new("nearest code, ties to even"),
        new("nearest code, ties away from 0") { Rounding = CodeRounding.Away },
        new("nearest code, ties up") { Rounding = CodeRounding.HalfUp },
        new("nearest code, in double") { InDouble = true },
        new("nearest code, for 4,099 weights at most") { MostColumns = 4099 },
        new("nearest code, for groups of 32 at most") { MostGroup = 32 },
        new("nearest code, with a check against NaN") { RefusesNaN = true },
        new("nearest code, weights cut at 65,504") { Cut = 65_504 },
        new("nearest code, no scale below 1e-12") { LeastScale = 1e-12f },
        new("nearest code of a copy") { Copies = true },
        new("codes without their fraction") { Rounding = CodeRounding.Truncated },
        new("codes rounded down") { Rounding = CodeRounding.Floored },
        new("a half added, and the fraction dropped") { Rounding = CodeRounding.HalfTruncated },
        new("codes up to 63") { Scale = CodeScale.Halved },
        new("a power of two as scale") { Scale = CodeScale.PowerOfTwo },
        new("the scale in half precision") { Scale = CodeScale.InHalf },
        new("the scale in bfloat16") { Scale = CodeScale.InBfloat16 },
        new("the largest over 128, cut") { Scale = CodeScale.Of128 },
        new("the largest over 128") { Scale = CodeScale.Of128Wrapped },
        new("a scale that fits both ends") { Scale = CodeScale.Lopsided },
        new("the largest weight, signs kept") { Scale = CodeScale.OfPositives },
        new("the first weight for scale") { Scale = CodeScale.OfFirst },
        new("one scale for all") { Scale = CodeScale.OfAll },
        new("groups of 64") { Group = 64 },
        new("whole groups alone") { Rest = CodeRest.LeftOut },
        new("the last group read to its end") { Rest = CodeRest.ReadWhole },
        new("nearest code, for 4,096 weights at most") { MostColumns = 4096 },
        new("nearest code, weights cut at 1,000") { Cut = 1000 },
        new("nearest code, no scale below 1e-5") { LeastScale = 1e-5f },
        new("nearest code, conversions checked") { IsChecked = true },
        new("nearest code, no group of 0") { RefusesZeros = true },
        new("quotients put where the weights were") { DividesFirst = true },
        new("nearest code, after a pass that looks for NaN") { ChecksFirst = true },
    ];

    public override string Name => nameof(Brief.Quantizer);

    public override double Loose => 2;

    public override IReadOnlyList<string> Ways { get; } = [.. s_ways.Select(way => way.Name)];

    public override Sentence[] Need { get; } =
    [
        new Size(Axis.Columns, 1, 4099), new Size(Axis.Group, 32, 32), new Values(-65504, 65504), new Holds(Special.Zeros),
        new Holds(Special.Tiny), new Codes(-127, 127), new Within(0.501), new Forbids(Means.InputWrites), new AtMost(Cost.Reads, 2),
    ];

    protected override string Sizes(BriefProbe probe) => $"{probe.Columns} weights in groups of {probe.Group}";

    protected override BriefProbe Relevant(BriefProbe probe) => probe with { Rows = 1, Pitch = 1, Workers = 1 };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override WayRun Run(int way, BriefProbe probe, Random dice)
    {
        var values = new float[probe.Columns];
        for (var i = 0; i < values.Length; i++)
        {
            // Groups differ in size where the range allows it.
            var size = probe.Low <= 0 && probe.High >= 0 ? 1.0 / (1 << i / probe.Group % 6) : 1;
            var value = (float)((probe.Low + dice.NextDouble() * (probe.High - probe.Low)) * size);
            values[i] = i >= probe.Group || probe.Special is not { } special ? value : Of(special, i, value, probe);
        }
        // The largest of the first group is at an end of the range, and all signs are met.
        if (values.Length > 1 && probe.Special is null) (values[0], values[1]) = ((float)probe.High, (float)probe.Low);
        var (x, meter) = (new Strip([.. values]), new WayMeter(1));
        var (codes, scales) = (new sbyte[values.Length], new float[(values.Length + probe.Group - 1) / probe.Group]);
        Array.Fill(codes, (sbyte)-77);
        Array.Fill(scales, -7.5f);
        s_ways[way].Run(x, codes, scales, probe, meter);
        var (error, where) = Error(values, codes, scales, probe.Group);
        return new(error, where)
        {
            Codes = codes.Length == 0 ? (0, 0) : (codes.Min(), codes.Max()),
            Used = [.. Used(x, values, meter)],
            Costs = new Dictionary<Cost, double> { [Cost.Reads] = (double)x.Reads / Math.Max(1, values.Length) },
        };
    }

    private static float Of(Special special, int i, float value, BriefProbe probe) => special switch
    {
        Special.Zeros => 0,
        Special.Tiny => (float)(value / Math.Max(Math.Abs(probe.Low), Math.Abs(probe.High)) / (1 << 24)),
        Special.NaN => i == 0 ? float.NaN : value,
        Special.PositiveInfinity => i == 0 ? float.PositiveInfinity : value,
        _ => i == 0 ? float.NegativeInfinity : value,
    };

    private static IEnumerable<Means> Used(Strip x, float[] before, WayMeter meter)
    {
        if (meter.Kept > 0) yield return Means.Allocation;
        if (!x.Values.AsSpan().SequenceEqual(before)) yield return Means.InputWrites;
        if (meter.UsesDoubles) yield return Means.Doubles;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double, string) Error(float[] x, sbyte[] codes, float[] scales, int group)
    {
        var (worst, where) = (0.0, "");
        var most = 0f;
        for (var i = 0; i < x.Length; i++)
        {
            if (i % group == 0) most = x.Skip(i).Take(group).Max(Math.Abs);
            var got = codes[i] * (double)scales[i / group];
            var error = got.Equals((double)x[i]) ? 0 : most == 0 ? double.PositiveInfinity : Math.Abs(got - x[i]) / (most / 127.0);
            if (double.IsNaN(error)) error = double.PositiveInfinity;
            if (!(error > worst)) continue;
            (worst, where) = (error,
                $"weight {i} is {x[i]:G6}, its code {codes[i]} and scale {scales[i / group]:G6}: {error:0.##} steps off");
        }
        return (worst, where);
    }
}
