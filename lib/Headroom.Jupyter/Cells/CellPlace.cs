using System.Diagnostics;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Where in a cell an error happened, both counted from 1. Kept in the exception's Data, so that it can be read without this type.
/// </summary>
internal sealed record CellPlace(string Name, int Line, int Column, string Text)
{
    /// <summary>The parameter of a SubmitCode by which a front end names its cell.</summary>
    public const string NameParameter = "name";

    private const string NameKey = "cell.name", LineKey = "cell.line", ColumnKey = "cell.column", TextKey = "cell.text";

    public static void Mark(Exception exception, CellPlace? place)
    {
        if (place is null || exception.Data.IsReadOnly) return;
        exception.Data[NameKey] = place.Name;
        exception.Data[LineKey] = place.Line;
        exception.Data[ColumnKey] = place.Column;
        exception.Data[TextKey] = place.Text;
    }

    public static CellPlace? Of(Exception exception) =>
        exception.Data[NameKey] is string name && exception.Data[LineKey] is int line && exception.Data[ColumnKey] is int column
            && exception.Data[TextKey] is string text
            ? new(name, line, column, text)
            : null;

    /// <summary>The innermost frame in any cell, looking through wrapped exceptions from the inside out.</summary>
    public static CellPlace? OfInnermostFrame(Exception exception, IReadOnlyDictionary<string, CellSource> cells)
    {
        IEnumerable<Exception?> wrapped = exception is AggregateException many ? [.. many.InnerExceptions] : [exception.InnerException];
        foreach (var inner in wrapped)
            if (inner is not null && OfInnermostFrame(inner, cells) is { } place) return place;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
            if (frame.GetFileName() is { } file && cells.TryGetValue(file, out var cell) && frame.GetFileLineNumber() is > 0 and var line)
                return new(file, line, CellEdit.Original(cell.Edits, line, frame.GetFileColumnNumber()), cell.LineAt(line));
        return null;
    }
}
