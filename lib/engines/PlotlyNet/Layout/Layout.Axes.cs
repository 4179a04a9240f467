using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

public sealed partial class Layout
{
    /// <summary>Sets the axis, or merges it into the one that is there.</summary>
    internal void UpdateAxis(StyleParam.SubPlotId id, LinearAxis axis)
    {
        var name = id.ToString();
        if (!IsXAxis(name) && !IsYAxis(name)) throw new ArgumentException($"{name} is not an axis. Use SubPlotId.NewXAxis or SubPlotId.NewYAxis.", nameof(id));
        SetValue(name, this.Find<LinearAxis>(name)?.Merged(axis) ?? axis);
    }

    /// <summary>Takes all x or y axes away and returns the first one, or a blank one.</summary>
    internal LinearAxis TakeAxis(bool isX)
    {
        var first = this.Find<LinearAxis>(isX ? "xaxis" : "yaxis") ?? new LinearAxis();
        var names = Properties.Where(p => p.Value is LinearAxis && (isX ? IsXAxis(p.Key) : IsYAxis(p.Key))).Select(p => p.Key).ToArray();
        foreach (var name in names) Remove(name);
        return first;
    }

    private static bool IsXAxis(string name) => name.StartsWith("xaxis", StringComparison.Ordinal);

    private static bool IsYAxis(string name) => name.StartsWith("yaxis", StringComparison.Ordinal);
}
