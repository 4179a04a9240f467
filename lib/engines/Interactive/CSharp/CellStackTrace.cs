namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>An exception as text without the frames below the cell, which are the kernel's own.</summary>
internal static class CellStackTrace
{
    public static string Describe(Exception exception)
    {
        var lines = exception.ToString().Split(Environment.NewLine);
        var end = Array.FindIndex(lines, line => line.StartsWith("   at " + typeof(CellThread).Namespace + ".", StringComparison.Ordinal));
        if (end < 0) return string.Join(Environment.NewLine, lines);
        while (end > 0 && lines[end - 1].StartsWith("--- ", StringComparison.Ordinal)) end--;
        return string.Join(Environment.NewLine, lines.Take(end));
    }
}
