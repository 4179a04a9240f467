namespace ILGPU.Simulation.Rewriting;

/// <summary>A legal kernel that cannot be metered; it runs in threads mode and its report says why.</summary>
internal sealed class KernelNotRewritable(string reason, Instruction? at) : Exception(reason)
{
    public SourceLine? Line { get; } = at is null ? null : SourceLines.Of(at);

    /// <summary>The reason with its place, as in <c>recursion (Sort.cs:14)</c>.</summary>
    public string Reason => Line is { } line ? $"{Message} ({line})" : Message;
}
