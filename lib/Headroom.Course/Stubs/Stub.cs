using Headroom.Course.Errors;
using Headroom.Course.Units;

namespace Headroom.Course.Stubs;

/// <summary>The pristine exercise file, derived from the solution: everything but the marked region stands in both.</summary>
public static partial class Stub
{
    public const string Begin = "// your turn: begin";
    public const string End = "// your turn: end";

    /// <summary>The solution with the region between its marker lines replaced by the exercise's starter, or by <c>throw new NotAttempted("01.2");</c>.</summary>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order.</exception>
    public static string From(string solutionText, Exercise exercise)
    {
        var lines = Lines(solutionText);
        var region = MarkedRegion.Find(lines, exercise.SolutionFile);
        var newline = lines[region.Begin].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var starter = Starter(exercise).Select(line => line.Length == 0 ? newline : region.Indentation + line + newline);
        return string.Concat([.. lines[..(region.Begin + 1)], .. starter, .. lines[region.End..]]);
    }

    /// <summary>Whether the marked region still holds the starter, spaces at the ends of lines aside. A text without a region was touched.</summary>
    public static bool IsUntouched(string text, Exercise exercise)
    {
        string[] lines = [.. Lines(text).Select(line => line.Trim())];
        var (begin, end) = (Array.IndexOf(lines, Begin), Array.IndexOf(lines, End));
        return begin >= 0 && end > begin && lines[(begin + 1)..end].SequenceEqual(Starter(exercise).Select(line => line.Trim()));
    }

    private static IReadOnlyList<string> Starter(Exercise exercise) =>
        exercise.Starter.Count > 0 ? exercise.Starter : [$"throw new NotAttempted(\"{exercise.Id}\");"];

    // With their line ends, so that joining them gives the text back.
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }
        return [.. lines];
    }
}
