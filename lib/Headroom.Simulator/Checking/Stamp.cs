namespace Headroom.Simulator.Checking;

/// <summary>
/// Who accessed a word, in 64 bits: interval (26), thread in its group (10), warp interval (8), site (16), flags (4). An interval is the
/// time between two barriers of one group; numbers go up through the whole launch, so each belongs to one group. 0 is nobody.
/// </summary>
internal static class Stamp
{
    /// <summary>Several lanes of one warp.</summary>
    public const ulong ManyLanes = 1;

    /// <summary>Lanes of several warps.</summary>
    public const ulong ManyWarps = 2;

    /// <summary>Lanes of several groups.</summary>
    public const ulong ManyGroups = 4;

    /// <summary>By an atomic operation.</summary>
    public const ulong Atomic = 8;

    public const ulong Flags = 15;

    /// <summary>The interval stands from this bit on.</summary>
    public const int IntervalShift = 38;

    public const int MaxIntervals = (1 << 26) - 1;

    public static ulong Of(int interval, int lane, int warpInterval, int site) =>
        (ulong)interval << IntervalShift | (ulong)(uint)lane << 28 | (ulong)(byte)warpInterval << 20 | (ulong)(ushort)site << 4;

    public static ulong AddLane(ulong stamp, int lane) => stamp + ((ulong)(uint)lane << 28);

    public static int Interval(ulong stamp) => (int)(stamp >> IntervalShift);
    public static int Lane(ulong stamp) => (int)(stamp >> 28) & 1023;
    public static int WarpInterval(ulong stamp) => (int)(stamp >> 20) & 255;
    public static int Site(ulong stamp) => (int)(stamp >> 4) & 0xFFFF;
}
