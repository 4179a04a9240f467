using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Utility;

namespace Microsoft.DotNet.Interactive.Jupyter.Session;

/// <summary>
/// The lines below a failed cell: what went wrong, the line of the cell with a caret under it, and the frames of an exception. Colours are ANSI's, as
/// clients expect them.
/// </summary>
internal static partial class Traceback
{
    private const string Red = "\e[31m", Blue = "\e[34m", Dim = "\e[2m", Plain = "\e[0m";

    public static string Title(string name, string message) => $"{Red}{name}{Plain}: {message}";

    public static IReadOnlyList<string> Of(string name, string message, CommandFailed failed, int cell)
    {
        var place = failed.Exception is { } exception ? CellPlace.Of(exception) : null;
        return
        [
            Title(name, message),
            .. place is null ? [] : Excerpt(place, cell, ColumnOf(failed)),
            .. failed.Exception is CodeSubmissionCompilationErrorException ? [] : Frames(failed.Message),
        ];
    }

    // As  ` 3 | var y = 1 / x;`  with the caret below the column.
    private static IEnumerable<string> Excerpt(CellPlace place, int cell, int? column)
    {
        var where = place.Name == CellName(cell) ? $"Cell {cell}" : place.Name;
        var margin = $"{place.Line.ToString(CultureInfo.InvariantCulture),4} | ";
        yield return $"{Blue}{where}, line {place.Line}{Plain}";
        yield return margin + place.Text;
        yield return new string(' ', margin.Length) + Blank(place.Text[..CaretAt(place.Text, column)]) + $"{Red}^{Plain}";
    }

    /// <summary>What cell number n is called in stack traces.</summary>
    public static string CellName(int cell) => $"cell-{cell}.cs";

    private static int CaretAt(string text, int? column)
    {
        var first = text.Length - text.TrimStart().Length;
        return column is { } known && known <= text.Length ? Math.Max(known, 0) : first;
    }

    // Tabs stay, so that the caret stands right at any width.
    private static string Blank(string text) => string.Concat(text.Select(c => c == '\t' ? '\t' : ' '));

    // The compiler knows the column; a stack frame does not, once points for interrupts were put in.
    private static int? ColumnOf(CommandFailed failed) =>
        failed.Exception is CodeSubmissionCompilationErrorException && Place().Match(failed.Message) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1
            : null;

    private static IEnumerable<string> Frames(string message) =>
        message.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("   at ", StringComparison.Ordinal)).Select(line => Dim + line + Plain);

    [GeneratedRegex(@"^[^\n(]*\(\d+,(\d+)\): error", RegexOptions.Multiline)]
    private static partial Regex Place();
}
