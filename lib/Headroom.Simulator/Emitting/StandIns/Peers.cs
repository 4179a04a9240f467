namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// Whose value a lane gets in an exchange, by the name of the device function. Rules of CUDA's <c>__shfl_sync</c> family.
/// </summary>
internal static class Peers
{
    public static int Shuffle(int sourceLane, Lane lane) => Shuffle(sourceLane, lane.Group.WarpSize, lane);

    public static int Shuffle(int sourceLane, int width, Lane lane) => Start(width, lane) + (sourceLane & (width - 1));

    public static int Broadcast(int source, Lane lane) => source;

    public static int ShuffleDown(int delta, Lane lane) => ShuffleDown(delta, lane.Group.WarpSize, lane);

    public static int ShuffleDown(int delta, int width, Lane lane)
    {
        var peer = lane.LaneIdx + delta;
        return peer < Start(width, lane) + width ? peer : lane.LaneIdx;
    }

    public static int ShuffleUp(int delta, Lane lane) => ShuffleUp(delta, lane.Group.WarpSize, lane);

    public static int ShuffleUp(int delta, int width, Lane lane)
    {
        var peer = lane.LaneIdx - delta;
        return peer >= Start(width, lane) ? peer : lane.LaneIdx;
    }

    public static int ShuffleXor(int mask, Lane lane) => ShuffleXor(mask, lane.Group.WarpSize, lane);

    public static int ShuffleXor(int mask, int width, Lane lane)
    {
        var peer = lane.LaneIdx ^ mask;
        return peer < Start(width, lane) + width ? peer : lane.LaneIdx;
    }

    private static int Start(int width, Lane lane) => lane.LaneIdx & ~(width - 1);
}
