using System.Globalization;

namespace Headroom.Tokenizing.Composing;

/// <summary>What composition.txt has, whose head says how it is written.</summary>
internal static class CompositionTable
{
    static CompositionTable()
    {
        using var stream = typeof(CompositionTable).Assembly.GetManifestResourceStream("composition.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                foreach (var entry in line.Split(' ')) Read(entry);
    }

    /// <summary>A code point's two parts, the second 0 where there is one.</summary>
    public static Dictionary<int, (int First, int Second)> Parts { get; } = [];

    /// <summary>What two code points become.</summary>
    public static Dictionary<(int First, int Second), int> Pairs { get; } = [];

    /// <summary>Combining classes other than 0.</summary>
    public static Dictionary<int, int> Classes { get; } = [];

    private static void Read(string entry)
    {
        if (entry.IndexOf('^', StringComparison.Ordinal) is > 0 and var caret)
        {
            var ends = entry[..caret].Split('-');
            for (var point = Hex(ends[0]); point <= Hex(ends[^1]); point++)
                Classes[point] = int.Parse(entry.AsSpan(caret + 1), CultureInfo.InvariantCulture);
            return;
        }
        var sign = entry.AsSpan().IndexOfAny('=', '>');
        var parts = entry[(sign + 1)..].Split('+');
        var (both, first, second) = (Hex(entry[..sign]), Hex(parts[0]), parts.Length == 2 ? Hex(parts[1]) : 0);
        Parts[both] = (first, second);
        if (entry[sign] == '=') Pairs[(first, second)] = both;
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
