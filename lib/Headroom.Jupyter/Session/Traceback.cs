using System.Globalization;
using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Session;

/// <summary>
/// The lines below a failed cell: what went wrong, the line of the cell with a caret under it, and the frames of an exception. Colours are
/// ANSI's, as clients expect them.
/// </summary>
internal static class Traceback
{
    private const string Red = "\e[31m", Blue = "\e[34m", Dim = "\e[2m", Plain = "\e[0m";

    public static string Title(string name, string message) => $"{Red}{name}{Plain}: {message}";

    public static IReadOnlyList<string> Of(string name, string message, CommandFailed failed, int cell)
    {
        var place = failed.Exception is { } exception ? CellPlace.Of(exception) : null;
        return
        [
            Title(name, message),
            .. place is null ? [] : Excerpt(place, cell),
            .. failed.Exception is CodeSubmissionCompilationErrorException ? [] : Frames(failed.Message),
        ];
    }

    // As  ` 3 | var y = 1 / x;`  with the caret below the column.
    private static IEnumerable<string> Excerpt(CellPlace place, int cell)
    {
        var where = place.Name == CellName(cell) ? $"Cell {cell}" : place.Name;
        var margin = $"{place.Line.ToString(CultureInfo.InvariantCulture),4} | ";
        yield return $"{Blue}{where}, line {place.Line}{Plain}";
        yield return margin + place.Text;
        yield return new string(' ', margin.Length) + Blank(place.Text[..CaretAt(place)]) + $"{Red}^{Plain}";
    }

    /// <summary>What cell number n is called in stack traces.</summary>
    public static string CellName(int cell) => $"cell-{cell}.cs";

    private static int CaretAt(CellPlace place)
    {
        var first = place.Text.Length - place.Text.TrimStart().Length;
        return place.Column >= 1 && place.Column <= place.Text.Length + 1 ? place.Column - 1 : first;
    }

    // Tabs stay, so that the caret stands right at any width.
    private static string Blank(string text) => string.Concat(text.Select(c => c == '\t' ? '\t' : ' '));

    private static IEnumerable<string> Frames(string message) =>
        message.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("   at ", StringComparison.Ordinal))
            .Select(line => Dim + line + Plain);
}
