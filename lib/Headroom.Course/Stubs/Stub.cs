using Headroom.Course.Errors;
using Headroom.Course.Units;

namespace Headroom.Course.Stubs;

/// <summary>The pristine exercise file, derived from the solution: everything but the marked region stands in both.</summary>
public static partial class Stub
{
    public const string Begin = "// your turn: begin";
    public const string End = "// your turn: end";

    /// <summary>
    /// Begins a line of the stub's region where it stands in the solution: at the end of the marked region, so that the solution reads
    /// first and keeps its line numbers.
    /// </summary>
    public const string StarterMark = "//>";

    /// <summary>
    /// The solution with the region between its marker lines replaced by the exercise's starter, or by <c>throw new
    /// NotAttempted("01.2");</c>.
    /// </summary>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order.</exception>
    public static string From(string solutionText, Exercise exercise)
    {
        var lines = Lines(solutionText);
        var region = MarkedRegion.Find(lines, exercise.SolutionFile);
        var newline = lines[region.Begin].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var starter = Region(exercise).Select(line => line.Length == 0 ? newline : region.Indentation + line + newline);
        return string.Concat([.. lines[..(region.Begin + 1)], .. starter, .. lines[region.End..]]);
    }

    /// <summary>
    /// Whether the marked region still holds the starter, spaces at the ends of lines aside. A text without a region was touched.
    /// </summary>
    public static bool IsUntouched(string text, Exercise exercise)
    {
        string[] lines = [.. Lines(text).Select(line => line.Trim())];
        var (begin, end) = (Array.IndexOf(lines, Begin), Array.IndexOf(lines, End));
        return begin >= 0 && end > begin && lines[(begin + 1)..end].SequenceEqual(Region(exercise).Select(line => line.Trim()));
    }

    /// <summary>The lines between the two marks.</summary>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order.</exception>
    public static IReadOnlyList<string> RegionLines(IReadOnlyList<string> lines)
    {
        var region = MarkedRegion.Find(lines, "the file");
        return [.. lines.Skip(region.Begin + 1).Take(region.End - region.Begin - 1)];
    }

    /// <summary>The starter that a solution holds, without marks and indentation; empty where it holds none.</summary>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order, or a starter line stands outside the
    /// region.</exception>
    public static IReadOnlyList<string> Starter(string solutionText, string file)
    {
        string[] lines = Plain(solutionText);
        var region = MarkedRegion.Find(lines, file);
        var marked = Enumerable.Range(0, lines.Length).Where(at => IsStarter(lines[at])).ToList();
        if (marked.FirstOrDefault(at => at <= region.Begin || at >= region.End, -1) is >= 0 and var outside)
            throw MarkedRegion.Error(
                file, outside, $"\"{StarterMark}\" stands outside the marked region", "Move the starter to the region's end.");
        return [.. marked.Select(at => lines[at].TrimStart()[StarterMark.Length..].TrimEnd())
            .Select(line => line.StartsWith(' ') ? line[1..] : line)];
    }

    /// <summary>A solution's text with the starter alone in its region: what it says of the exercise, and not how it is solved.</summary>
    /// <exception cref="CourseException">A marker is missing, doubled or out of order.</exception>
    public static string WithoutAnswer(string solutionText, string file)
    {
        var lines = Lines(solutionText);
        var region = MarkedRegion.Find(lines, file);
        return string.Concat([.. lines[..(region.Begin + 1)], .. lines[region.Begin..region.End].Where(IsStarter), .. lines[region.End..]]);
    }

    /// <summary>The solution as a learner reads it.</summary>
    public static IEnumerable<string> WithoutStarter(IEnumerable<string> solutionLines) => solutionLines.Where(line => !IsStarter(line));

    private static bool IsStarter(string line) => line.AsSpan().TrimStart().StartsWith(StarterMark, StringComparison.Ordinal);

    private static IReadOnlyList<string> Region(Exercise exercise) =>
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
