namespace Headroom.Simulator.Code;

/// <summary>A place where a lane can stop and go on later.</summary>
/// <param name="Id">The state that resumes there, from 1; it is also what the kernel's code returns.</param>
/// <param name="Kind">Why it stops.</param>
/// <param name="ValueSize">Bytes exchanged per lane, 0 for none.</param>
/// <param name="Name">The device function, as the source calls it.</param>
/// <param name="Line">The source line, if known.</param>
internal sealed record Suspension(int Id, SuspensionKind Kind, int ValueSize, string Name, SourceLine? Line)
{
    public bool IsGroupWide => Kind is >= SuspensionKind.GroupBarrier and <= SuspensionKind.GroupOr;

    public override string ToString() => Line is { } line ? $"{Name}, {line}" : Name;
}
