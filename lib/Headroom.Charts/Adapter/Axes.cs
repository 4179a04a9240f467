using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>Axes with their titles.</summary>
internal static class Axes
{
    /// <param name="label">The text beside it.</param>
    /// <param name="isLog">Whether equal distances are equal factors.</param>
    /// <param name="range">Its ends, log10 of them on a log axis; null to fit the data.</param>
    public static LinearAxis Of(string label, bool isLog, (double Low, double High)? range = null)
        => Titled(label, isLog ? "log" : "linear").With("range", range is { } ends ? new[] { ends.Low, ends.High } : null);

    /// <summary>Names side by side, whatever they look like: "1", "2", "4" are names too.</summary>
    public static LinearAxis OfNames(string label) => Titled(label, "category");

    /// <summary>Names from top to bottom.</summary>
    public static LinearAxis Downwards(string label) => OfNames(label).With("autorange", "reversed");

    private static LinearAxis Titled(string label, string type) => new LinearAxis().With("title", Texts.Title(label)).With("type", type);
}
