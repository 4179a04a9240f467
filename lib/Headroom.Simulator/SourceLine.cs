using System.Diagnostics;

namespace Headroom.Simulator;

/// <summary>A line of a source file.</summary>
/// <param name="File">The file's path as the compiler saw it.</param>
/// <param name="Line">1 for the first line.</param>
public sealed record SourceLine(string File, int Line)
{
    public override string ToString() => $"{Path.GetFileName(File)}:{Line}";

    /// <summary>Where the first thing stands for which a kernel is refused, if there are symbols.</summary>
    public static SourceLine? Of(InternalCompilerException refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return refused.Data["line"] as SourceLine;
    }

    /// <summary>The innermost line of the course's or the learner's code that <paramref name="exception"/> passed through.</summary>
    internal static SourceLine? Of(Exception exception) => Of(new StackTrace(exception, fNeedFileInfo: true));

    internal static SourceLine? Of(StackTrace trace) => trace.GetFrames()
        .Where(frame => frame.GetMethod()?.DeclaringType is { } type && !Callees.IsDeviceApi(type) && !Callees.IsLibrary(type.Assembly))
        .Select(Of)
        .FirstOrDefault(line => line is not null);

    // The runtime reads symbols beside an assembly; those of code compiled in memory are only found by our own reader.
    private static SourceLine? Of(StackFrame frame) => frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0
        ? new SourceLine(file, frame.GetFileLineNumber())
        : frame.GetILOffset() >= 0 ? SourceLines.Of(frame.GetMethod()!, frame.GetILOffset()) : null;
}
