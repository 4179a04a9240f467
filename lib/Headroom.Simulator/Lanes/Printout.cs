using System.Text;

namespace Headroom.Simulator.Lanes;

/// <summary>
/// What the groups of one worker print, bounded: the first lines by group, then by thread. So those that are kept are the same for any
/// number of workers, and a loop that prints without end costs no memory.
/// </summary>
internal sealed class Printout(WorkGroup group)
{
    /// <summary>Lines that a report keeps.</summary>
    public const int MostLines = 20;

    private const int LongestLine = 200;

    private readonly List<(long Group, int Thread, string Text)> _lines = []; // in their order
    private readonly SortedDictionary<int, StringBuilder> _open = []; // by thread: what has no end of line yet

    /// <summary>All lines, kept or not.</summary>
    public long Count { get; private set; }

    /// <summary>A thread prints <paramref name="text"/>; a line that is not ended goes on with what it prints next.</summary>
    public void Write(int thread, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split('\n');
        foreach (var part in parts.AsSpan(..^1))
        {
            var before = _open.Remove(thread, out var open) ? open.ToString() : "";
            Add(thread, before + part);
        }
        if (parts[^1].Length == 0) return;
        if (!_open.TryGetValue(thread, out var line)) _open[thread] = line = new();
        if (line.Length <= LongestLine) line.Append(parts[^1]);
    }

    /// <summary>No thread of the group prints any more: what has no end of line gets one.</summary>
    public void EndGroup()
    {
        foreach (var (thread, line) in _open) Add(thread, line.ToString());
        _open.Clear();
    }

    /// <summary>The first lines of all workers, and how many there were.</summary>
    public static (IReadOnlyList<string> Lines, long Count) Together(IEnumerable<Printout?> workers)
    {
        var all = workers.OfType<Printout>().ToArray();
        foreach (var worker in all) worker.EndGroup(); // where a fault stopped it
        return ([.. all.SelectMany(p => p._lines).OrderBy(l => l.Group).ThenBy(l => l.Thread).Take(MostLines).Select(l => l.Text)],
            all.Sum(p => p.Count));
    }

    // Behind the lines that the same thread printed before.
    private void Add(int thread, string text)
    {
        Count++;
        var (index, size) = (group.GridIndex, group.GridDim);
        var number = ((long)index.Z * size.Y + index.Y) * size.X + index.X;
        var at = _lines.Count;
        while (at > 0 && (_lines[at - 1].Group > number || _lines[at - 1].Group == number && _lines[at - 1].Thread > thread)) at--;
        if (at >= MostLines) return;
        _lines.Insert(at, (number, thread, text.Length > LongestLine ? text[..LongestLine] + "..." : text));
        if (_lines.Count > MostLines) _lines.RemoveAt(MostLines);
    }
}
