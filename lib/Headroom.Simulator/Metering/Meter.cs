using System.Runtime.InteropServices;

namespace Headroom.Simulator.Metering;

/// <summary>
/// Takes the events that the lanes of a warp recorded and puts them together again: at each step the lanes that are furthest behind in
/// the code make one request. That is how diverged lanes find each other on a GPU that always runs the smallest program counter.
/// </summary>
internal sealed unsafe partial class Meter : IDisposable
{
    // Buffers a power of two apart would all fall into the same cache sets.
    private const int Stagger = 192;

    private readonly RewrittenKernel _kernel;
    private readonly WorkGroup _group;
    private readonly SiteCounts[] _sites;
    private readonly BlockCounts[] _blocks;
    private readonly long[] _exchanges;
    private readonly nint _buffers;
    private readonly nint _counters;
    private readonly nint _bufferStride;
    private readonly MemoryMap _map;
    private readonly AccessChecks? _checks;
    private readonly TouchedSectors _touched;
    private readonly Pattern* _patterns;
    private readonly int[] _sizes;
    private readonly Trail? _trail;
    private readonly byte[] _marks;
    private readonly bool[] _writes;
    private readonly nint[] _next = new nint[32];
    private readonly nint[] _end = new nint[32];

    public Meter(
        RewrittenKernel kernel, Arena arena, WorkGroup group, MemorySlots slots, Allocation frames, Lane[] lanes, int eventsPerLane,
        (bool Races, bool Unwritten) checks, Trail? trail, bool checksSharedOnly)
    {
        (_kernel, _group, _trail) = (kernel, group, trail);
        _sites = new SiteCounts[kernel.Sites.Length];
        _blocks = new BlockCounts[kernel.Blocks.Length];
        _exchanges = new long[kernel.Suspensions.Length];
        (_warpSectors, _warpFlops) = (new long[lanes[^1].WarpIdx + 1], new long[lanes[^1].WarpIdx + 1]);
        _map = new(arena, group, slots, frames);
        _checks = checks.Races || checks.Unwritten ? new(kernel, arena, _map, checks, checksSharedOnly) : null;

        _touched = new(arena);
        _sizes = [.. kernel.Sites.Select(s => s.Size)];
        _writes = [.. kernel.Sites.Select(s => s.Kind != SiteKind.Read)];
        _marks = trail switch { null => new byte[kernel.Sites.Length], { IsOfAll: true } => kernel.Marks, _ => kernel.ChangingMarks };
        _patterns = (Pattern*)NativeMemory.AllocZeroed((nuint)Math.Max(1, kernel.Sites.Length), (nuint)sizeof(Pattern));

        var capacity = Math.Max(eventsPerLane, 1);
        _bufferStride = (capacity + kernel.EventSlack) * sizeof(long) / 64 * 64 + Stagger;
        _buffers = (nint)NativeMemory.AlignedAlloc((nuint)(_bufferStride * 32), 64);
        var counterBytes = (nuint)((lanes[^1].WarpIdx + 1) * kernel.Blocks.Length * RewrittenKernel.CounterStride);
        _counters = (nint)NativeMemory.AlignedAlloc(counterBytes + 64, 64);
        NativeMemory.Clear((void*)_counters, counterBytes);
        foreach (var lane in lanes)
        {
            lane.Events = BufferOf(lane.LaneIdx);
            lane.EventLimit = lane.Events + (capacity - 1) * sizeof(long);
            lane.Counters = CountersOf(lane.WarpIdx) + lane.LaneIdx * sizeof(int);
        }
    }

    public ReadOnlySpan<SiteCounts> Sites => _sites;
    public ReadOnlySpan<BlockCounts> Blocks => _blocks;

    /// <summary>Meetings per suspension: group barriers once per group, warp exchanges once per warp.</summary>
    public ReadOnlySpan<long> Exchanges => _exchanges;

    /// <summary>Bytes of shared memory that a group used.</summary>
    public int SharedBytes => (int)_map.SharedBytes;

    public AccessChecks? Checks => _checks;

    public void StartGroup()
    {
        _touched.StartGroup();
        _checks?.StartGroup(_group.GridIndex, _group.Number, _map.SharedBytes);
    }

    /// <summary>A barrier orders all that was before it in the group.</summary>
    public void NextInterval() => _checks?.NextInterval();

    /// <summary>A warp barrier orders all that was before it in the warp.</summary>
    public void NextWarpInterval(int warp) => _checks?.NextWarpInterval(warp);

    public void CountExchange(Suspension suspension) => _exchanges[suspension.Id - 1]++;

    /// <summary>A lane asked for the value of one that is not there.</summary>
    public void Missing(Lane lane, Suspension suspension) => _checks?.Missing(lane, suspension);

    public void Dispose()
    {
        _checks?.Dispose();
        _touched.Dispose();
        NativeMemory.Free(_patterns);
        NativeMemory.AlignedFree((void*)_buffers);
        NativeMemory.AlignedFree((void*)_counters);
    }

    private nint BufferOf(int lane) => _buffers + lane * _bufferStride;
}
