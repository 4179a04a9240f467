using Headroom.Course.Stubs;
using Headroom.Simulator.Places;

namespace Headroom.Grading;

/// <summary>
/// The lines of an exercise file that are the learner's: those between its two marker lines; every line of a file without them.
/// </summary>
internal sealed class OwnLines
{
    private readonly Dictionary<string, (int Begin, int End)> _regions = [];

    public bool IsOwn(SourceLine line)
    {
        if (!_regions.TryGetValue(line.File, out var region)) _regions[line.File] = region = RegionOf(line.File);
        return line.Line > region.Begin && line.Line < region.End;
    }

    // Line numbers, from 1, of the two markers.
    private static (int Begin, int End) RegionOf(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            lines = [];
        }
        var (begin, end) =
            (Array.FindIndex(lines, line => line.Trim() == Stub.Begin), Array.FindIndex(lines, line => line.Trim() == Stub.End));
        return begin >= 0 && end > begin ? (begin + 1, end + 1) : (0, int.MaxValue);
    }
}
