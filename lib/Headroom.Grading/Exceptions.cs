using System.Diagnostics;
using Headroom.Grading.Kernels;
using Headroom.Simulator.Places;

namespace Headroom.Grading;

/// <summary>An exception of the learner's code as a grade: what, on which case, and the line of the learner's file.</summary>
internal static class Exceptions
{
    private const string DisposedTensor = "Tensor invalid -- empty handle"; // as TorchSharp puts it

    public static Grade Describe(Grade grade, string exercise, string caseName, Exception thrown) => thrown switch
    {
        OutOfMemoryException => grade with
        {
            Reason = Reason.OutOfMemory,
            Headline = $"ran out of memory on {caseName}",
            Places = Places(thrown),
            Likely = "an allocation that grows without end, or an array sized by the wrong number",
        },
        PlatformNotSupportedException when IsOfThreads(thrown) => grade with
        {
            Reason = Reason.Threw,
            Headline = $"needs a second thread on {caseName}, and a page has one",
            Places = Places(thrown),
            Likely = "starting a thread, or waiting for a task. Parallel.For works here; threads do on your machine: ./course check "
                + exercise,
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
            Likely = Likely(thrown.Message),
        },
    };

    // A page has one thread: who starts another, or waits for one, is told so by the runtime.
    private static bool IsOfThreads(Exception thrown) =>
        OperatingSystem.IsBrowser() && thrown.StackTrace?.Contains(" System.Threading.", StringComparison.Ordinal) == true;

    /// <summary>
    /// The innermost line of the learner's own, with its text: a method that the file gives throws what its caller asked for. The innermost
    /// line of the file where none is the learner's.
    /// </summary>
    private static IReadOnlyList<SourcePlace> Places(Exception thrown) => Places(new StackTrace(thrown, fNeedFileInfo: true));

    /// <summary>The same of a stack.</summary>
    internal static IReadOnlyList<SourcePlace> Places(StackTrace stack)
    {
        var own = new OwnLines();
        var places = stack.GetFrames()
            .Where(frame => frame.GetMethod()?.Module.Assembly.GetName().Name == "Exercises" && frame.GetFileName() is not null)
            .Select(frame => (Line: new SourceLine(frame.GetFileName()!, frame.GetFileLineNumber()), Column: frame.GetFileColumnNumber()))
            .ToList();
        var (line, column) = places.FirstOrDefault(place => own.IsOwn(place.Line), places.FirstOrDefault());
        return line is null ? [] : [new SourcePlace(line.File, line.Line, column, SourceText(line.File, line.Line))];
    }

    internal static string SourceText(string file, int line)
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

    /// <summary>What an exception's message says; in words of the course where its own tell little.</summary>
    internal static string Likely(string message) => message.StartsWith(DisposedTensor, StringComparison.Ordinal)
        ? "a tensor is disposed already where it is needed. What is returned outlives its dispose scope with MoveToOuterDisposeScope(). "
            + $"TorchSharp says: {Plain(message)}"
        : Plain(message);

    private static string Plain(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return line.Length > 200 ? line[..200] + "..." : line;
    }
}
