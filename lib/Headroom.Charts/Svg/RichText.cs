using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Headroom.Charts.Svg;

/// <summary>A stretch of text in one style; <c>Shift</c> is 1 for superscript, -1 for subscript.</summary>
internal readonly record struct Run(string Text, bool Bold, bool Italic, int Shift)
{
    public double Width(double size, bool bold) => TextMetrics.Width(Text, Shift == 0 ? size : size * 0.7, bold || Bold);
}

/// <summary>Lines of runs, read from plotly's small HTML: br, b, i, sub, sup. Any other tag stays visible text.</summary>
internal sealed partial record RichText(IReadOnlyList<IReadOnlyList<Run>> Lines)
{
    public bool IsEmpty => Lines.All(line => line.All(run => string.IsNullOrWhiteSpace(run.Text)));

    public string Plain => string.Join(' ', Lines.Select(line => string.Concat(line.Select(PlainRun)))).Trim();

    /// <summary>Without styles "n" to the third would read as "n3".</summary>
    private static string PlainRun(Run run)
        => run.Shift > 0 && int.TryParse(run.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            ? NumberText.Superscript(power) : run.Text;

    public double Width(double size, bool bold = false) => Lines.Count == 0 ? 0 : Lines.Max(line => Width(line, size, bold));

    public static double Width(IReadOnlyList<Run> line, double size, bool bold) => line.Sum(run => run.Width(size, bold));

    [GeneratedRegex(@"<(?<end>/)?(?<tag>br|b|i|sub|sup)\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    public static RichText Parse(string text)
    {
        var lines = new List<IReadOnlyList<Run>>();
        var line = new List<Run>();
        var style = new Run("", false, false, 0);
        var at = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            Add(text[at..tag.Index]);
            at = tag.Index + tag.Length;
            var open = !tag.Groups["end"].Success;
            switch (tag.Groups["tag"].Value.ToLowerInvariant())
            {
                case "br": lines.Add(line); line = []; break;
                case "b": style = style with { Bold = open }; break;
                case "i": style = style with { Italic = open }; break;
                case "sup": style = style with { Shift = open ? 1 : 0 }; break;
                case "sub": style = style with { Shift = open ? -1 : 0 }; break;
            }
        }
        Add(text[at..]);
        lines.Add(line);
        return new RichText(lines);

        void Add(string part)
        {
            if (part.Length > 0) line.Add(style with { Text = WebUtility.HtmlDecode(part) });
        }
    }

    /// <summary>Breaks lines at spaces so that none is wider than <paramref name="width"/>, single long words excepted.</summary>
    public RichText Wrap(double width, double size, bool bold = false)
        => new([.. Lines.SelectMany(line => WrapLine(line, width, size, bold))]);

    private static List<List<Run>> WrapLine(IReadOnlyList<Run> line, double width, double size, bool bold)
    {
        List<List<Run>> wrapped = [[]];
        var used = 0.0;
        foreach (var word in line.SelectMany(Words))
        {
            var needs = (word with { Text = word.Text.TrimEnd(' ') }).Width(size, bold);
            if (used > 0 && used + needs > width)
            {
                wrapped.Add([]);
                used = 0;
            }
            wrapped[^1].Add(word);
            used += word.Width(size, bold);
        }
        return wrapped;
    }

    /// <summary>Words with the space that follows them.</summary>
    private static IEnumerable<Run> Words(Run run)
    {
        for (int from = 0, to; from < run.Text.Length; from = to)
        {
            to = run.Text.IndexOf(' ', from);
            to = to < 0 ? run.Text.Length : to + 1;
            yield return run with { Text = run.Text[from..to] };
        }
    }
}
