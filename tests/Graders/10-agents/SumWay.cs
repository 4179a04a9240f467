using System.Runtime.CompilerServices;

namespace Graders;

internal enum SumSharing { Blocks, Halves, Stripes, ByWorker, ByArrival, LeavesRest, OneDoesAll }

internal enum SumAdding { Float, Compensated, Double, Fixed, Fixed32, Bfloat16 }

internal enum SumNan { Shows, Hides, Spreads }

/// <summary>One sum of rows over workers: choices that are independent of each other, and run.</summary>
internal sealed record SumWay(string Name)
{
    public SumSharing Sharing { get; init; }
    public SumAdding Adding { get; init; }
    public SumNan Nan { get; init; }
    public int Block { get; init; } = 8; // rows that one worker adds up before they are joined
    public int Step { get; init; } = 1; // columns at a time; a rest is left
    public int MostRows { get; init; } = int.MaxValue;
    public int MostWorkers { get; init; } = int.MaxValue;
    public float Cut { get; init; } = float.PositiveInfinity;
    public bool KeepsAllParts { get; init; }
    public bool NeedsTwoWorkers { get; init; }
    public bool LeavesEmptyAlone { get; init; }
    public bool RefusesEmpty { get; init; }
    public bool AddsToWhatIsThere { get; init; }
    public bool AddsAtomically { get; init; }
    public bool LooksFirst { get; init; }
    public bool LeavesPartsBehind { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Strip x, Strip sums, BriefProbe probe, WayMeter meter)
    {
        var (rows, columns, workers) = (probe.Rows, probe.Columns / Step * Step, probe.Workers);
        if (rows > MostRows || workers > MostWorkers || RefusesEmpty && rows == 0) throw new ArgumentException("out of its range");
        if (LeavesEmptyAlone && rows == 0) return;
        var spoiled = false;
        if (LooksFirst)
            for (var i = 0; i < rows * probe.Columns; i++) spoiled |= float.IsNaN(x[i]);
        var parts = Parts(rows, workers, meter);
        if (NeedsTwoWorkers && workers < 2) parts = [];
        var width = Adding == SumAdding.Compensated ? 2 : 1;
        // Parts are joined like the digits of a counter, so that as many are kept as the counter has digits, and one that is added to.
        var digits = KeepsAllParts ? parts.Count : 1 + (int)Math.Log2(Math.Max(1, parts.Count));
        Keep(meter, (digits + width) * columns);
        for (var c = 0; c < columns; c++)
        {
            var joined = new Stack<(double Sum, int Parts)>();
            foreach (var part in parts)
            {
                var next = (Sum: Part(x, part, c, probe.Columns, meter), Parts: 1);
                while (joined.TryPeek(out var last) && last.Parts == next.Parts)
                    next = (Add(joined.Pop().Sum, next.Sum), next.Parts + last.Parts);
                joined.Push(next);
            }
            var sum = joined.Aggregate(0.0, (total, next) => Add(next.Sum, total));
            var total = (float)(Adding == SumAdding.Fixed ? sum / (1L << 30) : Adding == SumAdding.Fixed32 ? sum / (1 << 10) : sum);
            if (AddsAtomically)
            {
                sums.Values[c] = 0;
                meter.AddAtomically(sums, c, total);
            }
            else sums[c] = AddsToWhatIsThere ? sums[c] + total : total;
            spoiled |= float.IsNaN(total);
        }
        for (var c = 0; c < columns && spoiled && Nan == SumNan.Spreads; c++) sums[c] = float.NaN;
    }

    private void Keep(WayMeter meter, int count)
    {
        if (Adding is SumAdding.Double or SumAdding.Fixed) meter.Keep<double>(count);
        else meter.Keep<float>(count);
    }

    // Which rows one after the other are added up before they are joined.
    private List<(int From, int Step, int To)> Parts(int rows, int workers, WayMeter meter)
    {
        var parts = new List<(int From, int Step, int To)>();
        var count = Sharing switch
        {
            SumSharing.Blocks or SumSharing.ByArrival or SumSharing.OneDoesAll => (rows + Block - 1) / Block,
            SumSharing.Stripes => 16,
            SumSharing.Halves => rows > 0 ? 2 : 0,
            _ => workers,
        };
        var chunk = Sharing == SumSharing.LeavesRest ? rows / workers : (rows + workers - 1) / workers;
        for (var i = 0; i < count; i++)
        {
            (int From, int Step, int To) part = Sharing switch
            {
                SumSharing.Stripes => (i, 16, rows),
                SumSharing.Halves => (i * (rows / 2), 1, i == 0 ? rows / 2 : rows),
                SumSharing.ByWorker or SumSharing.LeavesRest => (Math.Min(rows, i * chunk), 1, Math.Min(rows, (i + 1) * chunk)),
                _ => (i * Block, 1, Math.Min(rows, (i + 1) * Block)),
            };
            parts.Add(part);
            meter.Worked(Sharing == SumSharing.OneDoesAll ? 0 : i % workers, (part.To - part.From + part.Step - 1) / part.Step);
        }
        return Sharing != SumSharing.ByArrival ? parts
            : [.. parts.Select((part, i) => (part, i)).OrderBy(one => one.i % workers).Select(one => one.part)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Part(Strip x, (int From, int Step, int To) part, int c, int columns, WayMeter meter)
    {
        var (sum, lost) = (0.0, 0f);
        for (var row = part.From; row < part.To; row += part.Step)
        {
            var value = Math.Clamp(x[row * columns + c], -Cut, Cut);
            if (Nan == SumNan.Hides && float.IsNaN(value)) continue;
            if (Adding == SumAdding.Compensated)
            {
                var less = value - lost;
                var next = (float)sum + less;
                (lost, sum) = (next - (float)sum - less, next);
            }
            else sum = Add(sum, Adding switch
            {
                SumAdding.Fixed => float.IsNaN(value) ? value : (long)Math.Round(meter.InDouble(value) * (1L << 30)),
                SumAdding.Fixed32 => float.IsNaN(value) ? value : (int)(value * (1 << 10)),
                _ => value,
            });
            if (LeavesPartsBehind) x[part.From * columns + c] = (float)sum;
        }
        return sum;
    }

    private double Add(double sum, double value) => Adding switch
    {
        SumAdding.Double => sum + value,
        SumAdding.Fixed => double.IsNaN(sum + value) ? double.NaN : (long)sum + (long)value,
        SumAdding.Fixed32 => double.IsNaN(sum + value) ? double.NaN : unchecked((int)sum + (int)value),
        SumAdding.Bfloat16 when double.IsFinite(sum + value) => BitConverter.UInt32BitsToSingle(
            BitConverter.SingleToUInt32Bits((float)(sum + value)) + 0x8000u & 0xFFFF0000u),
        _ => (float)sum + (float)value,
    };
}
