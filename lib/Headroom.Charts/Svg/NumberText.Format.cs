using System.Globalization;
using System.Text.RegularExpressions;

namespace Headroom.Charts.Svg;

internal static partial class NumberText
{
    [GeneratedRegex(@"^(?<comma>,)?(?:\.(?<digits>\d{1,2}))?(?<trim>~)?(?<kind>[f%ds])?$")]
    private static partial Regex Format();

    /// <summary>The part of d3's number formats that charts use: ".2f", ".0%", ",d", "~s", ".2s". Null for any other.</summary>
    private static string[]? Formatted(double[] values, string format)
    {
        if (format.Length == 0 || Format().Match(format) is not { Success: true } match) return null;
        var digits = match.Groups["digits"].Success ? int.Parse(match.Groups["digits"].ValueSpan, CultureInfo.InvariantCulture)
            : (int?)null;
        return match.Groups["kind"].Value switch
        {
            "%" => Each(values, v => (100 * v).ToString($"F{digits ?? 0}", CultureInfo.InvariantCulture) + " %"),
            "s" => Each(values, v => Prefixed(v, s_si, Math.Max(digits ?? 4, 1))),
            "d" => Each(values, v => v.ToString(match.Groups["comma"].Success ? "N0" : "F0", CultureInfo.InvariantCulture)),
            _ => Each(values, v => v.ToString((match.Groups["comma"].Success ? "N" : "F") + (digits ?? 0), CultureInfo.InvariantCulture)),
        };
    }
}
