namespace ILGPU.Simulation;

/// <summary>What lanes wait for each other for.</summary>
internal enum SyncKind
{
    None,
    GroupBarrier,
    GroupPopCount,
    GroupAnd,
    GroupOr,
    GroupBroadcast,
    WarpBarrier,
    Shuffle,
    ShuffleDown,
    ShuffleUp,
    ShuffleXor,
    Broadcast,
}
