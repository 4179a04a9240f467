namespace Headroom.Jupyter.Cells;

/// <summary>An exception as text without the frames below the cell, which are the kernel's own.</summary>
internal static class CellStackTrace
{
    private static readonly string[] s_below =
        ["   at Headroom.Jupyter.Cells.", "   at Microsoft.CodeAnalysis.Scripting.", "   at System.Runtime.ControlledExecution."];

    public static string Describe(Exception exception)
    {
        var lines = exception.ToString().Split(Environment.NewLine);
        return string.Join(Environment.NewLine, lines.Where(line => !s_below.Any(own => line.StartsWith(own, StringComparison.Ordinal))))
            .TrimEnd();
    }
}
