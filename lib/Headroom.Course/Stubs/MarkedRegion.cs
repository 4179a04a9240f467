using Headroom.Course.Errors;

namespace Headroom.Course.Stubs;

/// <summary>Where the two marker lines stand (indices from 0), and how far they are indented.</summary>
internal readonly record struct MarkedRegion(int Begin, int End, string Indentation)
{
    /// <exception cref="CourseException">A marker is missing, doubled or out of order; the message names the file and line.</exception>
    public static MarkedRegion Find(IReadOnlyList<string> lines, string file)
    {
        var (begin, end) = (Only(lines, Stub.Begin, file), Only(lines, Stub.End, file));
        if (end < begin)
            throw Error(file, end, $"\"{Stub.End}\" stands before \"{Stub.Begin}\" (line {begin + 1})", "Exchange the two lines.");
        var line = lines[begin];
        return new MarkedRegion(begin, end, line[..^line.TrimStart().Length]);
    }

    private static int Only(IReadOnlyList<string> lines, string marker, string file)
    {
        var found = Enumerable.Range(0, lines.Count).Where(at => lines[at].Trim() == marker).ToArray();
        return found switch
        {
            [var at] => at,
            [] => throw Error(
                file, Math.Max(lines.Count - 1, 0), $"no line \"{marker}\"",
                "Mark the learner's part with one begin and one end line, each on a line of its own."),
            [var first, var second, ..] =>
                throw Error(
                    file, second, $"\"{marker}\" stands twice, first in line {first + 1}", "Keep one; a file has one marked region."),
        };
    }

    public static CourseException Error(string file, int line, string what, string fix) =>
        new([new ManifestError(file, line + 1, 1, what, fix)]);
}
