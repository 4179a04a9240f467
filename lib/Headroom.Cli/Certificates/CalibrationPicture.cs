using System.Globalization;
using System.Net;
using System.Text;
using Headroom.Course.Learning;

namespace Headroom.Cli.Certificates;

/// <summary>
/// Intervals around what was measured, each divided by it, so that all units stand beside each other: a line for each prediction, the truth
/// at 1. Those that held it are filled, so that neither needs a colour.
/// </summary>
internal static class CalibrationPicture
{
    private const int Width = 640, Left = 16, Right = 16, Row = 14;
    private const double Widest = 8; // from an eighth of the truth to eight times it

    public static string Of(IReadOnlyDictionary<string, LockedPrediction> predictions)
    {
        var known = predictions.Where(one => one.Value.Truth is > 0).OrderBy(one => one.Value.Locked).ToList();
        var height = Row * known.Count + 40;
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{known.Count} intervals around what was measured\">");
        foreach (var times in (double[])[0.125, 0.25, 0.5, 1, 2, 4, 8])
        {
            Line(X(times), 8, X(times), height - 24, times == 1 ? 1.5 : 0.3);
            picture.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{X(times):0.0}\" y=\"{height - 8}\" text-anchor=\"middle\" font-size=\"11\" "
                + $"fill=\"currentColor\">{times:0.###}</text>");
        }
        for (var i = 0; i < known.Count; i++) Interval(known[i].Key, known[i].Value, 16 + Row * i);
        return picture.Append("</svg>\n<p>Each line is an interval divided by what was measured; the circle is the guess.</p>").ToString();

        void Interval(string name, LockedPrediction one, double y)
        {
            var truth = one.Truth!.Value;
            picture.Append(CultureInfo.InvariantCulture, $"<g><title>{WebUtility.HtmlEncode(name)}</title>");
            Line(X(one.Low / truth), y, X(one.High / truth), y, 1.5);
            picture.Append(CultureInfo.InvariantCulture,
                $"<circle cx=\"{X(one.Guess / truth):0.0}\" cy=\"{y:0.0}\" r=\"4\" stroke=\"currentColor\" "
                + $"stroke-width=\"1.5\" fill=\"{(one.Contains(truth) ? "currentColor" : "var(--paper)")}\"/></g>");
        }

        void Line(double x1, double y1, double x2, double y2, double width) => picture.Append(CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\" stroke=\"currentColor\" stroke-width=\"{width}\"/>");
    }

    private static double X(double times)
    {
        var share = Math.Log(Math.Clamp(times, 1 / Widest, Widest)) / Math.Log(Widest); // -1 to 1
        return Left + (Width - Left - Right) * (share + 1) / 2;
    }
}
