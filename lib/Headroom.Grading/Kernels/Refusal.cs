using Headroom.Simulator;
using Headroom.Simulator.Places;
using ILGPU;

namespace Headroom.Grading.Kernels;

/// <summary>What the kernel compiler said, as a finding in its own words.</summary>
internal static class Refusal
{
    private const int Longest = 300;
    private const string Trace = "- in method ";

    public static Finding Of(InternalCompilerException refused) => Found(Why(refused), SourceLine.Of(refused));

    public static Finding Of(KernelRefusal refused) => Found(refused.Message, refused.Line);

    private static Finding Found(string message, SourceLine? line)
    {
        SourcePlace[] place = line is null ? [] : [new(line.File, line.Line, 1, Exceptions.SourceText(line.File, line.Line))];
        return new(
            Reason.IllegalKernel, "ILGPU cannot compile this kernel", message.Length > Longest ? message[..Longest] + "..." : message,
            place);
    }

    // The simulator's message has the reason in its second line. ILGPU's has there the method that it stopped in, and its innermost
    // exception the reason.
    private static string Why(InternalCompilerException refused)
    {
        var (second, reason) =
            (Lines(refused).ElementAtOrDefault(1), Lines(Innermost(refused)).ElementAtOrDefault(0) ?? nameof(InternalCompilerException));
        if (second is null) return reason;
        return second.StartsWith(Trace, StringComparison.Ordinal) ? $"{reason.TrimEnd('.')}, {second[2..]}" : second;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static string[] Lines(Exception exception) =>
        exception.Message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
