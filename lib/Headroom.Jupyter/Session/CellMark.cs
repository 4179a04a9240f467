namespace Headroom.Jupyter.Session;

/// <summary>A cell that runs, and in whose kernel: enough to know the same notebook's kernel again after its process has gone.</summary>
/// <param name="Process">The kernel's process id.</param>
/// <param name="Started">When that process was started: its id may be given to another later.</param>
/// <param name="ConnectionFile">Jupyter's servers keep it over a restart, VS Code makes a new one.</param>
/// <param name="Notebook">VS Code says it with each cell, Jupyter's servers to the process; null where nobody does.</param>
/// <param name="Parent">Process id of whoever started the kernel; 0 where it is not known.</param>
/// <param name="Folder">Where the kernel works.</param>
/// <param name="Number">The cell's, as the client shows it.</param>
/// <param name="Line">The cell's first line that is not empty.</param>
internal sealed record CellMark(
    int Process, DateTime Started, string ConnectionFile, string? Notebook, int Parent, string Folder, int Number, string Line)
{
    private const int LongestLine = 80;

    /// <summary>
    /// Whether both are of one notebook. Where neither names it, the connection file decides, or who started the kernels and where they
    /// work, where that is known.
    /// </summary>
    public bool IsOfSameSession(CellMark other)
    {
        if (Notebook is not null && other.Notebook is not null) return Notebook == other.Notebook;
        if (ConnectionFile == other.ConnectionFile) return true;
        return Notebook is null && other.Notebook is null && Parent != 0 && Parent == other.Parent && Folder == other.Folder;
    }

    /// <summary>The cell that this kernel runs next.</summary>
    public CellMark At(int number, string code, string? notebook) =>
        this with { Number = number, Line = FirstLine(code), Notebook = notebook ?? Notebook };

    public string Told =>
        $"The last session of this notebook ended while cell {Number} ran (\"{Line}\"). If you did not end it yourself, a native library "
            + "may have "
        + "ended the process. The variables are gone; the notebook and all files are as they were.\n";

    // VS Code names a cell by its notebook's address and a fragment; other clients by an id.
    public static string? NotebookOf(string? cellId) =>
        cellId?.IndexOf('#', StringComparison.Ordinal) is > 0 and var at ? cellId[..at] : null;

    private static string FirstLine(string code)
    {
        var line = code.Split('\n').Select(each => each.Trim()).FirstOrDefault(each => each.Length > 0) ?? "";
        if (line.Length <= LongestLine) return line;
        return line[..(char.IsSurrogatePair(line, LongestLine - 1) ? LongestLine - 1 : LongestLine)] + "…";
    }
}
