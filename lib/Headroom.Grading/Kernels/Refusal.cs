using ILGPU;

namespace Headroom.Grading.Kernels;

/// <summary>What the kernel compiler said, as a finding in its own words.</summary>
internal static partial class Refusal
{
    private const int Longest = 300;

    public static Finding Of(InternalCompilerException refused)
    {
        // Where the message has several lines, the first says that a compiler failed and the second on what; else the innermost exception does.
        var message = Lines(refused).ElementAtOrDefault(1) ?? Lines(Innermost(refused)).ElementAtOrDefault(0) ?? nameof(InternalCompilerException);
        var place = (SourcePlace?)null;
        Find(refused, ref place);
        return new(Reason.IllegalKernel, "ILGPU cannot compile this kernel", message.Length > Longest ? message[..Longest] + "..." : message, place is null ? [] : [place]);
    }

    /// <summary>The line that is refused, where the compiler tells it.</summary>
    static partial void Find(InternalCompilerException refused, ref SourcePlace? place);

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static string[] Lines(Exception exception) =>
        exception.Message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
