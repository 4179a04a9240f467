namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(Warp))]
internal static class WarpCalls
{
    public static int WarpSize(Lane lane) => lane.Group.WarpSize;
    public static int LaneIdx(Lane lane) => lane.LaneIdx;
    public static bool IsFirstLane(Lane lane) => lane.LaneIdx == 0;
    public static bool IsLastLane(Lane lane) => lane.LaneIdx == lane.Group.WarpSize - 1;
    public static int WarpIdx(Lane lane) => lane.WarpIdx;
    public static int ComputeWarpIdx(Index1D groupThreadIdx, Lane lane) => groupThreadIdx.X / lane.Group.WarpSize;
    public static int ComputeWarpThreadIdx(Index1D groupThreadIdx, Lane lane) => groupThreadIdx.X % lane.Group.WarpSize;
}
