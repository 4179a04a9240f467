using System.Text;

namespace Headroom.Simulator.Reporting;

/// <summary>Rows of text in columns.</summary>
internal static class Table
{
    /// <summary>The first columns flush left, figures flush right, and a last column of prose flush left again.</summary>
    public static void Append(StringBuilder text, string[][] rows, int leftColumns)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var isProse = rows[0].Length == 3;
        foreach (var row in rows)
        {
            var line = row.Select(
                (cell, c) => c < leftColumns || (isProse && c == row.Length - 1) ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]));
            text.Append(string.Join("   ", line).TrimEnd()).Append('\n');
        }
    }
}
