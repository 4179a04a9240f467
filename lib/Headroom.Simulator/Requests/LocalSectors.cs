namespace Headroom.Simulator.Requests;

/// <summary>The sectors of a request for local memory, whose words are interleaved by lane: see <see cref="LocalTraffic"/>.</summary>
internal static unsafe class LocalSectors
{
    // A sector holds one word of 8 lanes.
    private const int WordBytes = 4, LanesPerSector = Sectors.Bytes / WordBytes;

    /// <param name="pattern">Where the lanes are, as seen from the first.</param>
    /// <param name="offset">The first lane's address less the start of its own memory.</param>
    /// <param name="laneBytes">Bytes of local memory per lane, as it lies in the simulated device: one lane after the other.</param>
    /// <param name="size">Bytes per lane.</param>
    public static int Count(Pattern* pattern, long offset, long laneBytes, int size)
    {
        var words = stackalloc long[WarpEvents.Size];
        var first = pattern->Lane(0);
        var count = 0;
        for (var i = 0; i < pattern->Count; i++)
        {
            var lane = pattern->Lane(i);
            var word = (offset + pattern->Distance(i) - (lane - first) * laneBytes) / WordBytes;
            var sector = word * WarpEvents.Size + lane / LanesPerSector;
            var at = count - 1;
            while (at >= 0 && words[at] != sector) at--;
            if (at < 0) words[count++] = sector;
        }
        return count * Math.Max(1, size / WordBytes);
    }
}
