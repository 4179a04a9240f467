namespace Headroom.Simulator.Places;

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
}
