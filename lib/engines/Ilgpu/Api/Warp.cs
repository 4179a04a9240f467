using System.Runtime.CompilerServices;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Inside a kernel: the lane in its warp, and what the lanes of a warp do together.</summary>
public static class Warp
{
    /// <summary>Lanes of a warp: 32.</summary>
    public static int WarpSize => Lane.Here.Group.WarpSize;

    /// <summary>The lane's number in its warp.</summary>
    public static int LaneIdx => Lane.Here.LaneIdx;

    public static bool IsFirstLane => LaneIdx == 0;

    public static bool IsLastLane => LaneIdx == WarpSize - 1;

    /// <summary>The warp's number in the group.</summary>
    public static int WarpIdx => ComputeWarpIdx(Group.LinearIndex);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ComputeWarpIdx(Index1D groupThreadIdx) => groupThreadIdx.X / WarpSize;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ComputeWarpThreadIdx(Index1D groupThreadIdx) => groupThreadIdx.X % WarpSize;

    /// <summary>Waits for all lanes of the warp.</summary>
    public static void Barrier() => Lane.Here.Meet(SyncKind.WarpBarrier, 0);

    /// <summary>The <paramref name="variable"/> of lane <paramref name="sourceLane"/>.</summary>
    public static T Shuffle<T>(T variable, int sourceLane)
        where T : unmanaged =>
        Shuffle(variable, sourceLane, WarpSize);

    /// <summary>As above, within pieces of <paramref name="width"/> lanes; a power of two.</summary>
    public static T Shuffle<T>(T variable, int sourceLane, int width)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.Shuffle, variable, sourceLane, width);

    /// <summary>The <paramref name="variable"/> of the lane <paramref name="delta"/> above; the lane's own where there is none.</summary>
    public static T ShuffleDown<T>(T variable, int delta)
        where T : unmanaged =>
        ShuffleDown(variable, delta, WarpSize);

    /// <summary>As above, within pieces of <paramref name="width"/> lanes; a power of two.</summary>
    public static T ShuffleDown<T>(T variable, int delta, int width)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.ShuffleDown, variable, delta, width);

    /// <summary>The <paramref name="variable"/> of the lane <paramref name="delta"/> below; the lane's own where there is none.</summary>
    public static T ShuffleUp<T>(T variable, int delta)
        where T : unmanaged =>
        ShuffleUp(variable, delta, WarpSize);

    /// <summary>As above, within pieces of <paramref name="width"/> lanes; a power of two.</summary>
    public static T ShuffleUp<T>(T variable, int delta, int width)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.ShuffleUp, variable, delta, width);

    /// <summary>The <paramref name="variable"/> of the lane whose number differs in the bits of <paramref name="mask"/>.</summary>
    public static T ShuffleXor<T>(T variable, int mask)
        where T : unmanaged =>
        ShuffleXor(variable, mask, WarpSize);

    /// <summary>As above, within pieces of <paramref name="width"/> lanes; a power of two.</summary>
    public static T ShuffleXor<T>(T variable, int mask, int width)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.ShuffleXor, variable, mask, width);

    /// <summary>Gives all lanes of the warp the <paramref name="value"/> of lane <paramref name="sourceLane"/>.</summary>
    public static T Broadcast<T>(T value, int sourceLane)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.Broadcast, value, sourceLane, WarpSize);
}
