using System.Runtime.CompilerServices;

namespace Graders;

internal enum SoftmaxShift { Largest, None, First, Floored, LargestOfAll }

internal enum SoftmaxExponential { Exact, Fine, Coarse, Coarser, Rough, Double, PowerOfTwo }

internal enum SoftmaxPasses { Online, UnguardedOnline, Three, ThroughTheOutput, ThroughScratch }

/// <summary>One softmax of rows: choices that are independent of each other, and run.</summary>
internal sealed record SoftmaxWay(string Name)
{
    public SoftmaxShift Shift { get; init; }
    public SoftmaxExponential Exponential { get; init; }
    public SoftmaxPasses Passes { get; init; }
    public bool AddsInBfloat16 { get; init; }
    public bool AddsInDouble { get; init; }
    public bool RunsRowsTogether { get; init; }
    public bool FillsToEight { get; init; }
    public bool BeginsWithARow { get; init; }
    public bool LeavesSharesBehind { get; init; }
    public bool NeedsTwoColumns { get; init; }
    public bool RefusesNaN { get; init; }
    public int Step { get; init; } = 1; // columns at a time; a rest is left
    public int MostColumns { get; init; } = int.MaxValue;
    public int MostRows { get; init; } = int.MaxValue;
    public int MostPitch { get; init; } = int.MaxValue;
    public float Cut { get; init; } = float.PositiveInfinity;

    public void Run(Strip x, Strip y, BriefProbe probe, WayMeter meter)
    {
        if (probe.Rows > MostRows || probe.Columns > MostColumns || probe.Pitch > MostPitch) throw new ArgumentException("too large");
        if (NeedsTwoColumns && probe.Columns < 2) return;
        var pitch = RunsRowsTogether ? probe.Columns : probe.Pitch;
        var all = Shift != SoftmaxShift.LargestOfAll ? 0
            : Enumerable.Range(0, probe.Rows).SelectMany(row => Enumerable.Range(row * pitch, probe.Columns))
                .Select(i => x[i]).DefaultIfEmpty().Max();
        for (var row = 0; row < probe.Rows || row == 0 && BeginsWithARow; row++)
            Row(x, y, row * pitch, probe.Columns / Step * Step, all, meter);
        if (!FillsToEight) return;
        for (var row = 0; row < probe.Rows; row++)
            for (var c = probe.Columns; c % 8 != 0; c++) y[row * pitch + c] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(Strip x, Strip y, int at, int columns, float all, WayMeter meter)
    {
        var kept = Passes == SoftmaxPasses.ThroughScratch ? meter.Keep<float>(columns) : null;
        float Score(int c) => kept is null ? Read(x[at + c]) : kept[c];
        var (shift, sum) = (all, 0f);
        if (Passes is SoftmaxPasses.Online or SoftmaxPasses.UnguardedOnline && Shift is SoftmaxShift.Largest or SoftmaxShift.Floored)
            (shift, sum) = Online(x, at, columns, meter);
        else
        {
            if (kept is not null)
                for (var c = 0; c < columns; c++) kept[c] = Read(x[at + c]);
            var first = Shift == SoftmaxShift.First ? Read(x[at]) : 0;
            if (Shift == SoftmaxShift.First) shift = first;
            if (Shift == SoftmaxShift.Largest)
            {
                shift = float.NegativeInfinity;
                for (var c = 0; c < columns; c++) shift = Math.Max(shift, Score(c));
            }
            for (var c = 0; c < columns; c++)
            {
                var e = Exp((Shift == SoftmaxShift.First && c == 0 ? first : Score(c)) - shift, meter);
                if (Passes == SoftmaxPasses.ThroughTheOutput) y[at + c] = e;
                sum = Add(sum, e, meter);
            }
        }
        for (var c = 0; c < columns; c++)
        {
            var share = (Passes == SoftmaxPasses.ThroughTheOutput ? y[at + c] : Exp(Score(c) - shift, meter)) / sum;
            y[at + c] = share;
            if (LeavesSharesBehind) x[at + c] = share;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (float Shift, float Sum) Online(Strip x, int at, int columns, WayMeter meter)
    {
        var (most, sum) = (float.NegativeInfinity, 0f);
        for (var c = 0; c < columns; c++)
        {
            var score = Read(x[at + c]);
            if (score == float.NegativeInfinity && Passes == SoftmaxPasses.Online) continue;
            if (score > most) (most, sum) = (score, Add(sum == 0 ? 0 : sum * Exp(most - score, meter), 1, meter));
            else sum = Add(sum, Exp(score - most, meter), meter);
        }
        return (most, sum);
    }

    private float Read(float score)
    {
        if (RefusesNaN && float.IsNaN(score)) throw new ArgumentException("NaN");
        return Shift == SoftmaxShift.Floored ? Math.Max(score, -100) : Math.Clamp(score, -Cut, Cut);
    }

    private float Add(float sum, float e, WayMeter meter) => AddsInDouble ? (float)(meter.InDouble(sum) + e)
        : AddsInBfloat16 ? Bfloat16(sum + e) : sum + e;

    private static float Bfloat16(float value) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) + 0x8000u & 0xFFFF0000u);

    private float Exp(float score, WayMeter meter) => Exponential switch
    {
        SoftmaxExponential.Fine => Power(score, 4096),
        SoftmaxExponential.Coarse => Power(score, 256),
        SoftmaxExponential.Coarser => Power(score, 128),
        SoftmaxExponential.Rough => Power(score, 64),
        SoftmaxExponential.Double => (float)Math.Exp(meter.InDouble(score)),
        SoftmaxExponential.PowerOfTwo => MathF.Pow(2, score),
        _ => MathF.Exp(score),
    };

    // (1 + x / n)^n by squaring; n is a power of two.
    private static float Power(float score, int n)
    {
        var e = Math.Max(0, 1 + score / n);
        for (; n > 1; n /= 2) e *= e;
        return e;
    }
}
