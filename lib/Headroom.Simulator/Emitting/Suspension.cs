namespace Headroom.Simulator.Emitting;

/// <summary>Why a lane stopped.</summary>
internal enum SuspensionKind
{
    /// <summary>At a loop's head, out of fuel or of room for events.</summary>
    Yield,

    /// <summary><c>Group.Barrier</c> and the fences that ILGPU gives it.</summary>
    GroupBarrier,

    /// <summary><c>Group.Broadcast</c>: a barrier that hands one lane's value to all.</summary>
    GroupBroadcast,

    /// <summary><c>Group.BarrierPopCount</c>.</summary>
    GroupPopCount,

    /// <summary><c>Group.BarrierAnd</c>.</summary>
    GroupAnd,

    /// <summary><c>Group.BarrierOr</c>.</summary>
    GroupOr,

    /// <summary><c>Warp.Barrier</c>.</summary>
    WarpBarrier,

    /// <summary><c>Warp.Shuffle</c>, its relatives and <c>Warp.Broadcast</c>.</summary>
    WarpShuffle,
}

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
