namespace Headroom.Simulator;

/// <summary>A buffer that was not disposed before its accelerator.</summary>
/// <param name="Buffer">Number, type and shape.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="AllocatedAt">The line that allocated it, if symbols are there.</param>
public sealed record Leak(string Buffer, long Bytes, SourceLine? AllocatedAt)
{
    public override string ToString() => $"{Buffer} was not disposed{(AllocatedAt is null ? "" : $"; allocated at {AllocatedAt}")}";
}
