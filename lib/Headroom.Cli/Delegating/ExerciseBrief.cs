using System.Text.RegularExpressions;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Course.Units;

namespace Headroom.Cli.Delegating;

/// <summary>An exercise as it is handed to an agent: what the stub says, and neither hints nor the learner's lines.</summary>
internal static partial class ExerciseBrief
{
    public const string System =
        "You solve one exercise of a C# course. You get a file with a marked region. Answer with the whole file in one fenced block of "
        + "csharp, changed between the two marker lines and nowhere else. A grader compiles it, runs it on drawn inputs and counts what it "
        + "does; it judges correctness and the counted budget. It may use what the file's usings and the base library offer, and neither "
        + "files, network, processes nor reflection.";

    /// <summary>The untouched file, as <c>reset</c> writes it.</summary>
    public static string Stub(CourseLayout layout, Exercise exercise) =>
        Course.Stubs.Stub.From(File.ReadAllText(layout.PathTo(exercise.SolutionFile)), exercise);

    public static string Of(Exercise exercise, string stub) =>
        $"{exercise.Id} {exercise.Title}\n{exercise.ExerciseFile}\n\n```csharp\n{stub.ReplaceLineEndings("\n").TrimEnd()}\n```\n";

    /// <summary>What is said after an answer that did not pass.</summary>
    public static string Again(string report) =>
        $"The grader's report:\n\n{report.TrimEnd()}\n\nAnswer with the whole file again, in one fenced block.\n";

    /// <summary>The file in an answer: its longest fenced block; null where there is none.</summary>
    public static string? FileIn(string answer)
    {
        var blocks = Fenced().Matches(answer.ReplaceLineEndings("\n")).Select(block => block.Groups["text"].Value).ToList();
        return blocks.Count == 0 ? null : blocks.MaxBy(block => block.Length)!.TrimEnd() + "\n";
    }

    /// <summary>What speaks against a file before it is compiled; null where nothing does.</summary>
    public static string? Objection(string file, string stub, Exercise exercise)
    {
        try
        {
            var outside = Course.Stubs.Stub.Differences(file, stub, exercise);
            return outside.Count == 0
                ? null
                : $"line {outside[0].StubLine} lies outside the marked region and was changed: {outside[0].Stub ?? "(it is gone)"}";
        }
        catch (Course.Errors.CourseException markers)
        {
            return markers.Message;
        }
    }

    [GeneratedRegex(@"^[ \t]*```[^\n]*\n(?<text>.*?)^[ \t]*```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
