using System.Diagnostics;

namespace Headroom.Simulator.Reading;

/// <summary>Finds the course's or the learner's own code in a stack.</summary>
internal static class StackLines
{
    /// <summary>The innermost line of the course's or the learner's code that <paramref name="exception"/> passed through.</summary>
    public static SourceLine? Of(Exception exception) => Of(new StackTrace(exception, fNeedFileInfo: true));

    public static SourceLine? Of(StackTrace trace) => trace.GetFrames()
        .Where(frame => frame.GetMethod()?.DeclaringType is { } type && !Callees.IsDeviceApi(type) && !Callees.IsLibrary(type.Assembly))
        .Select(Of)
        .FirstOrDefault(line => line is not null);

    // The runtime reads symbols beside an assembly; those of code compiled in memory are only found by our own reader.
    private static SourceLine? Of(StackFrame frame) => frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0
        ? new SourceLine(file, frame.GetFileLineNumber())
        : frame.GetILOffset() >= 0 ? SourceLines.Of(frame.GetMethod()!, frame.GetILOffset()) : null;
}
