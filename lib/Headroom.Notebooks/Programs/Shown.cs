using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Notebooks.Programs;

/// <summary>What a cell shows, a program that was exported from a notebook prints: charts, cards and tables as plain text.</summary>
public static class Shown
{
    /// <summary>Prints a value as a cell's last line shows it; nothing for null.</summary>
#pragma warning disable CA1707, IDE1006 // the name that cells use
    public static void display(object? value)
#pragma warning restore CA1707, IDE1006
    {
        if (value is not null) Console.WriteLine(value is string text ? text : value.ToDisplayString("text/plain").TrimEnd());
    }

    /// <summary>Prints rows as a table: a column for each property, as wide as it has to be.</summary>
    public static void DisplayTable<T>(this IEnumerable<T> rows)
    {
        var columns = typeof(T).GetProperties();
        List<string[]> lines = [[.. columns.Select(column => column.Name)],
            .. rows.Select(row => columns.Select(column => Cell(column.GetValue(row))).ToArray())];
        int[] widths = [.. columns.Select((_, at) => lines.Max(line => line[at].Length))];
        foreach (var line in lines) Console.WriteLine(string.Join("  ", line.Select((cell, at) => cell.PadRight(widths[at]))).TrimEnd());
    }

    private static string Cell(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
