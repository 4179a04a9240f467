namespace Headroom.Simulator.Reading;

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

    /// <summary>Before an atomic operation, where groups take turns.</summary>
    Atomic,
}
