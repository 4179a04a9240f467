using System.Diagnostics;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>Where in a cell an error happened. Kept in the exception's Data, so that it can be read without this type.</summary>
internal sealed record CellPlace(string Name, int Line, string Text)
{
    /// <summary>The keys in <see cref="Exception.Data"/>: a string, a one-based int, and the source line.</summary>
    public const string NameKey = "cell.name", LineKey = "cell.line", TextKey = "cell.text";

    public static string NameOf(SubmitCode cell) => cell.Parameters.TryGetValue("name", out var name) ? name : "cell";

    public static void Mark(Exception exception, CellPlace? place)
    {
        if (place is null || exception.Data.IsReadOnly) return;
        exception.Data[NameKey] = place.Name;
        exception.Data[LineKey] = place.Line;
        exception.Data[TextKey] = place.Text;
    }

    public static CellPlace? Of(Exception exception) =>
        exception.Data[NameKey] is string name && exception.Data[LineKey] is int line && exception.Data[TextKey] is string text
            ? new(name, line, text)
            : null;

    /// <summary>The innermost frame whose source is one of the given files, looking through wrapped exceptions from the inside out.</summary>
    public static CellPlace? OfInnermostFrame(Exception exception, IReadOnlyDictionary<string, string[]> sources)
    {
        IEnumerable<Exception?> wrapped = exception is AggregateException many ? [.. many.InnerExceptions] : [exception.InnerException];
        foreach (var inner in wrapped)
            if (inner is not null && OfInnermostFrame(inner, sources) is { } place) return place;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
            if (frame.GetFileName() is { } file && sources.TryGetValue(file, out var lines) && frame.GetFileLineNumber() is > 0 and var line)
                return new(file, line, line <= lines.Length ? lines[line - 1] : "");
        return null;
    }
}
