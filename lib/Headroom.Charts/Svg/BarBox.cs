namespace Headroom.Charts.Svg;

/// <summary>One bar: its extent along the key axis in range units, along the value axis in values. From is its foot.</summary>
internal readonly record struct BarBox(BarTrace Trace, int Index, double KeyLow, double KeyHigh, double From, double To)
{
    public double KeyMiddle => KeyLow + (KeyHigh - KeyLow) / 2;

    /// <summary>Places the bars of one panel side by side, stacked or over each other, as layout.barmode says.</summary>
    public static BarBox[] Arrange(IReadOnlyList<BarTrace> traces, FigureLayout layout, Func<string, AxisRange> axis)
    {
        var boxes = new List<BarBox>();
        var grouped = layout.BarMode == "group" && !(traces.Count > 0 && traces.All(t => t.Binned) && traces.Count == 1);
        var stacked = layout.BarMode is "stack" or "relative";
        var totals = new Dictionary<(double Key, bool Positive), double>();
        for (var place = 0; place < traces.Count; place++)
        {
            var trace = traces[place];
            var keys = axis(trace.KeyAxis);
            double[] middles = [.. trace.Keys.Take(trace.Count).Select(keys.Unit)];
            var slot = trace.Width ?? Spacing(traces.SelectMany(t => t.Keys).Select(keys.Unit)) * (trace.Binned ? 1 : 1 - layout.BarGap);
            var (width, offset) = grouped ? (slot / traces.Count, slot * ((place + 0.5) / traces.Count - 0.5)) : (slot, 0);
            for (var i = 0; i < trace.Count; i++)
            {
                var value = trace.Values[i];
                if (!double.IsFinite(value) || !double.IsFinite(middles[i])) continue;
                var foot = trace.Base ?? 0;
                if (stacked)
                {
                    var key = (middles[i], value >= 0);
                    foot = totals.GetValueOrDefault(key);
                    totals[key] = Math.Clamp(foot + value, -1e300, 1e300);
                }
                var middle = middles[i] + offset;
                boxes.Add(new BarBox(trace, i, middle - width / 2, middle + width / 2, foot, Math.Clamp(foot + value, -1e300, 1e300)));
            }
        }
        return [.. boxes];
    }

    /// <summary>Smallest distance between neighbouring keys; 1 for a single key and on category axes.</summary>
    private static double Spacing(IEnumerable<double> units)
    {
        double[] sorted = [.. units.Where(double.IsFinite).Distinct().Order()];
        var steps = sorted.Skip(1).Zip(sorted, (next, previous) => next - previous).Where(step => step > 0 && double.IsFinite(step))
            .ToArray();
        return steps.Length == 0 ? 1 : steps.Min();
    }
}
