using System.Diagnostics;

namespace Headroom.Grading;

/// <summary>An exception of the learner's code as a grade: what, on which case, and the line of the learner's file.</summary>
internal static class Exceptions
{
    public static Grade Describe(Grade grade, string exercise, string caseName, Exception thrown) => thrown switch
    {
        OutOfMemoryException => grade with
        {
            Reason = Reason.OutOfMemory,
            Headline = $"ran out of memory on {caseName}",
            Places = Places(thrown),
            Likely = "an allocation that grows without end, or an array sized by the wrong number",
        },
        MissingMethodException or MissingFieldException or TypeLoadException => grade with
        {
            Reason = Reason.SignatureChanged,
            Headline = "a public signature has changed",
            Likely = $"{Plain(thrown.Message)} Keep names, parameters and return types outside the marked region as they were; ./course "
                + $"reset {exercise} brings the original back and keeps yours",
        },
        _ => grade with
        {
            Reason = Reason.Threw,
            Headline = $"threw {thrown.GetType().Name} on {caseName}",
            Places = Places(thrown),
            Likely = Plain(thrown.Message),
        },
    };

    /// <summary>The innermost frame that has a source file, with the text of that line.</summary>
    private static IReadOnlyList<SourcePlace> Places(Exception thrown)
    {
        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: true).GetFrames())
            if (frame.GetMethod()?.Module.Assembly.GetName().Name == "Exercises" && frame.GetFileName() is { } file)
                return [new SourcePlace(
                    file, frame.GetFileLineNumber(), frame.GetFileColumnNumber(), SourceLine(file, frame.GetFileLineNumber()))];
        return [];
    }

    internal static string SourceLine(string file, int line)
    {
        try
        {
            return File.ReadLines(file).Skip(line - 1).FirstOrDefault()?.Trim() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Plain(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return line.Length > 200 ? line[..200] + "..." : line;
    }
}
