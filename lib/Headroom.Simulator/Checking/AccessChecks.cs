
namespace Headroom.Simulator.Checking;

/// <summary>Looks at each request for what a GPU would do wrong without a word: races, and reads of memory that nobody wrote.</summary>
internal sealed unsafe partial class AccessChecks : IDisposable
{
    private readonly RewrittenKernel _kernel;
    private readonly Arena _arena;
    private readonly MemoryMap _map;
    private readonly Shadow? _shadow;
    private readonly bool _unwritten, _sharedOnly;
    private readonly List<(int FirstInterval, Index3D Grid)> _groups = [];
    private readonly int[] _warpIntervals = new int[64];
    private int _interval;
    private int _groupStart;
    private long _group;

    /// <param name="kernel">What runs.</param>
    /// <param name="arena">The device's memory.</param>
    /// <param name="map">Which part of it is the group's.</param>
    /// <param name="checks">What is looked for.</param>
    /// <param name="sharedOnly">Whether buffers are somebody else's business, as where groups run together.</param>
    public AccessChecks(RewrittenKernel kernel, Arena arena, MemoryMap map, (bool Races, bool Unwritten) checks, bool sharedOnly)
    {
        (_kernel, _arena, _map, _unwritten, _sharedOnly) = (kernel, arena, map, checks.Unwritten, sharedOnly);
        if (checks.Races) _shadow = new(arena, kernel.Sites.Where(s => s.Size > 0).Select(s => s.Size).DefaultIfEmpty(4).Min());
    }

    /// <param name="grid">The group's index.</param>
    /// <param name="number">Its number in the order in which one worker runs groups.</param>
    /// <param name="sharedBytes">Shared memory in use.</param>
    public void StartGroup(Index3D grid, long number, nuint sharedBytes)
    {
        NextInterval();
        _group = number;
        _groupStart = _interval;
        _groups.Add((_interval, grid));
        if (_unwritten) _arena.MarkWritten(_map.SharedBase, sharedBytes, false);
    }

    public void NextInterval()
    {
        if (_interval < Stamp.MaxIntervals) _interval++;
        Array.Clear(_warpIntervals);
    }

    public void NextWarpInterval(int warp) => _warpIntervals[warp]++;

    /// <param name="site">The access.</param>
    /// <param name="pattern">Where the lanes are, as seen from the first.</param>
    /// <param name="first">The first lane's address.</param>
    /// <param name="lanes">The warp.</param>
    /// <param name="isShared">Whether it is shared memory.</param>
    public void Check(Site site, Pattern* pattern, long first, ReadOnlySpan<Lane> lanes, bool isShared)
    {
        if (_sharedOnly && !isShared) return;
        if (_shadow is null)
        {
            if (_unwritten) CheckWritten(site, pattern, first, lanes, isShared);
            return;
        }
        // Shared memory of an earlier group is another memory.
        var start = isShared ? _groupStart : 1;
        var words = _shadow.Words(site.Size);
        var stamp = Stamp.Of(_interval, lanes[0].LinearIndex, _warpIntervals[lanes[0].WarpIdx], site.Id);
        if (site.Kind == SiteKind.Read) ReadAll(site, pattern, first, lanes, stamp, start, words);
        else WriteAll(site, pattern, first, lanes, isShared, site.Kind == SiteKind.Atomic ? stamp | Stamp.Atomic : stamp, start, words);
    }

    public void Dispose() => _shadow?.Dispose();
}
