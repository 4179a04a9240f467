using ILGPU.Simulation.Rewriting.Device;

namespace ILGPU.Simulation;

/// <summary>What the functions of <see cref="Group"/> and <see cref="Warp"/> mean, the same in every mode.</summary>
internal static class Synchronization
{
    /// <summary>True for what all lanes of the group take part in; false for the warp's.</summary>
    public static bool IsGroupWide(this SyncKind kind) => kind is >= SyncKind.GroupBarrier and <= SyncKind.GroupBroadcast;

    /// <summary>The name a programmer knows the function by.</summary>
    public static string Name(this SyncKind kind) => kind switch
    {
        SyncKind.GroupBarrier => "Group.Barrier",
        SyncKind.GroupPopCount => "Group.BarrierPopCount",
        SyncKind.GroupAnd => "Group.BarrierAnd",
        SyncKind.GroupOr => "Group.BarrierOr",
        SyncKind.GroupBroadcast => "Group.Broadcast",
        SyncKind.WarpBarrier => "Warp.Barrier",
        _ => $"Warp.{kind}",
    };

    /// <summary>The lane of the warp whose value a warp function returns to <paramref name="lane"/>; it may have returned, or not exist.</summary>
    public static int PeerOf(Lane lane) => lane.Waiting switch
    {
        SyncKind.Shuffle => Peers.Shuffle(lane.Argument, lane.Width, lane),
        SyncKind.ShuffleDown => Peers.ShuffleDown(lane.Argument, lane.Width, lane),
        SyncKind.ShuffleUp => Peers.ShuffleUp(lane.Argument, lane.Width, lane),
        SyncKind.ShuffleXor => Peers.ShuffleXor(lane.Argument, lane.Width, lane),
        SyncKind.Broadcast => Peers.Broadcast(lane.Argument, lane),
        _ => lane.LaneIdx,
    };

    /// <summary>What a barrier with a predicate returns to every lane.</summary>
    public static int Combine(SyncKind kind, int trueLanes, int lanes) => kind switch
    {
        SyncKind.GroupPopCount => trueLanes,
        SyncKind.GroupAnd => trueLanes == lanes ? 1 : 0,
        SyncKind.GroupOr => trueLanes > 0 ? 1 : 0,
        _ => 0,
    };
}
