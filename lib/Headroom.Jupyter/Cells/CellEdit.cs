using Microsoft.CodeAnalysis.Text;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Text that was put into a cell before it was compiled; <paramref name="Line"/> and <paramref name="Column"/>, from 1, are those of its
/// place in the cell as written.
/// </summary>
internal sealed record CellEdit(int At, int Removed, string Text, int Line, int Column)
{
    public static CellEdit Insert(string code, int at, string text) => Replace(code, new(at, 0), text);

    public static CellEdit Replace(string code, TextSpan span, string text)
    {
        var lineStart = code.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1;
        if (span.Start == 0) lineStart = 0;
        return new(span.Start, span.Length, text, code.AsSpan(0, span.Start).Count('\n') + 1, span.Start - lineStart + 1);
    }

    /// <summary>A column of the compiled text as the one of the cell as written.</summary>
    public static int Original(IEnumerable<CellEdit> edits, int line, int column)
    {
        foreach (var edit in edits.Where(e => e.Line == line).OrderBy(e => e.Column))
            if (column > edit.Column) column = Math.Max(edit.Column, column - edit.Text.Length + edit.Removed);
        return column;
    }
}
