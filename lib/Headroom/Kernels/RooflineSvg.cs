using System.Globalization;
using System.Net;
using Headroom.Rooflines;
using Headroom.Simulator.Metering;
using Headroom.Simulator.Reporting;

namespace Headroom.Kernels;

/// <summary>A roof's roof on logarithmic axes, with the kernel's intensity marked on it.</summary>
internal static class RooflineSvg
{
    private const double Width = 420, Height = 210, Left = 80, Right = 12, Top = 26, Bottom = 34;

    public static string Of(string kernel, Counters counters, Roofline roof)
    {
        if (counters.Global.BytesMoved == 0 || counters.Operations.Flops == 0) return "";
        var intensity = counters.Intensity;
        // Two decades around whatever lies further out: the kernel or the ridge.
        var low = Math.Pow(10, Math.Floor(Math.Log10(Math.Min(intensity, roof.Ridge))) - 1);
        var high = Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(intensity, roof.Ridge))) + 1);
        var top = roof.Peak.FlopsPerSecond;
        var bottom = roof.Attainable(low);
        var reached = roof.Attainable(intensity);

        var finding = reached < top
            ? $"At best {Readable.Percent(reached / top)} of the arithmetic of {roof.Name}"
            : $"{roof.Name} could run at full speed";
        return $"""
            <svg viewBox="0 0 {N(Width)} {N(Height)}" width="{N(Width)}" role="img" aria-label="{Encode($"Roofline of {roof.Name}: {kernel} has {Readable.Ratio(intensity)} FLOP per byte, the ridge is at {Readable.Ratio(roof.Ridge)}. {finding}.")}" style="display:block;max-width:100%;height:auto;margin:.5em 0">
            <text x="{N(Left)}" y="16" font-size="12" font-weight="600" fill="currentColor">{Encode(finding)}</text>
            <polyline fill="none" stroke="currentColor" stroke-width="2" points="{Point(low, bottom)} {Point(roof.Ridge, top)} {Point(high, top)}"/>
            <line x1="{N(X(intensity))}" x2="{N(X(intensity))}" y1="{N(Y(reached))}" y2="{N(Height - Bottom)}" style="stroke:{PageColors.Accent}" stroke-dasharray="4 3"/>
            <circle cx="{N(X(intensity))}" cy="{N(Y(reached))}" r="5" style="fill:{PageColors.Accent}"/>
            <text x="{N(Math.Min(X(intensity) + 8, Width - 150))}" y="{N(Math.Min(Y(reached) + 16, Height - Bottom - 4))}" font-size="11" style="fill:{PageColors.Accent}">{Encode($"{kernel}: {Readable.Ratio(intensity)} FLOP/B")}</text>
            <line x1="{N(Left)}" x2="{N(Width - Right)}" y1="{N(Height - Bottom)}" y2="{N(Height - Bottom)}" style="stroke:{PageColors.Muted}"/>
            <text x="{N(Left)}" y="{N(Height - Bottom + 14)}" font-size="10" fill="currentColor">{low.ToString("0.###", CultureInfo.InvariantCulture)}</text>
            <text x="{N(Width - Right)}" y="{N(Height - Bottom + 14)}" font-size="10" fill="currentColor" text-anchor="end">{high.ToString("0.###", CultureInfo.InvariantCulture)}</text>
            <text x="{N((Left + Width - Right) / 2)}" y="{N(Height - 6)}" font-size="11" fill="currentColor" text-anchor="middle">FLOP per byte moved</text>
            <text x="{N(Left - 4)}" y="{N(Top + 10)}" font-size="10" fill="currentColor" text-anchor="end">{Encode(Readable.Flops(top).Replace(" ", "\u00a0", StringComparison.Ordinal))}/s</text>
            </svg>
            """.ReplaceLineEndings("");

        double X(double x) => Left + (Width - Left - Right) * Math.Log(x / low) / Math.Log(high / low);
        double Y(double y) => Top + (Height - Top - Bottom) * Math.Log(top / y) / Math.Log(top / bottom);
        string Point(double x, double y) => $"{N(X(x))},{N(Y(y))}";
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
