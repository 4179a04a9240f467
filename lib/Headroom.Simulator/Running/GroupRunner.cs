using System.Runtime.InteropServices;

namespace Headroom.Simulator.Running;

/// <summary>
/// Runs groups one after the other. Within a group, warps take turns from barrier to barrier; within a warp, each lane runs alone until
/// it has to wait for others.
/// </summary>
internal sealed unsafe partial class GroupRunner : IDisposable
{
    private const int Turns = 16;
    private const long ResumeCost = 8;
    private const int TurnsBetweenLooks = 64;

    private readonly RewrittenKernel _kernel;
    private readonly LaunchTerms _terms;
    private readonly Arena _arena;
    private readonly WorkGroup _group;
    private readonly Lane[] _lanes;
    private readonly LaneBatch _batch;
    private readonly Index3D? _extent;
    private readonly nint _arguments;
    private readonly MemorySlots _slots;
    private readonly Allocation _frames;
    private readonly Allocation _shared;
    private readonly Metering.Meter? _meter;
    private readonly Patience _patience;
    private readonly StopSignal _stop;
    private int _turns;

    /// <param name="kernel">What to run.</param>
    /// <param name="arena">The device's memory.</param>
    /// <param name="config">Grid, group and dynamic shared memory.</param>
    /// <param name="limits">Warp size and bytes of shared memory per group.</param>
    /// <param name="extent">For an implicitly grouped kernel, the lanes that run.</param>
    /// <param name="arguments">The kernel's arguments.</param>
    /// <param name="terms">Order and limits.</param>
    /// <param name="stop">Ends the run.</param>
    /// <param name="trail">Notes what the groups did to buffers, for runs side by side.</param>
    /// <param name="share">The part of a group's rounds and time that this run may use.</param>
    /// <param name="stay">Where its groups are resident beside others; null where they run alone.</param>
    public GroupRunner(
        RewrittenKernel kernel, Arena arena, KernelConfig config, (int WarpSize, int SharedBytes) limits, Index3D? extent,
        object?[] arguments,
        LaunchTerms terms, StopSignal stop, Memory.Trail? trail, double share, Stay? stay = null)
    {
        (_kernel, _arena, _extent, _terms, _stop, Trail, _stay) = (kernel, arena, extent, terms, stop, trail, stay);
        _patience = new(terms.Fuel, share);
        _group = new(config.GridDim, config.GroupDim, limits.WarpSize);
        _shared = arena.Allocate((nuint)limits.SharedBytes, AllocationKind.Shared);
        _group.SharedBase = _shared.Address;
        _group.SharedSize = _shared.Bytes;
        _group.DynamicSize = (nuint)config.SharedMemoryConfig.ArraySize;
        _slots = new(kernel.MemorySlots, _group, arena);
        _frames = arena.Allocate((nuint)(FrameStride * _group.Lanes), AllocationKind.Frame);
        _arguments = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(kernel.ArgumentBytes, 16), 64);
        kernel.WriteArguments(_arguments, arguments);
        if (terms is { Output: true, Collects: true }) Printout = new(_group);
        _lanes = [.. Enumerable.Range(0, _group.Lanes).Select(i => new Lane(_group, i)
        {
            Frame = _frames.Address + i * FrameStride, Slots = _slots, Output = terms.Output, Printout = Printout, Trail = trail?.Handle
                ?? 0,
        })];
        _batch = new(limits.WarpSize);
        (_warpOrder, _laneOrder) = Orders(terms.LaneOrderSeed, Warps, limits.WarpSize);
        if (terms.IsMetered)
            _meter = new(
                kernel, arena, _group, _slots, _frames, _lanes, terms.EventsPerLane, terms.Checks, trail,
                checksSharedOnly: stay is not null);
    }

    public Metering.Meter? Meter => _meter;

    public Memory.Trail? Trail { get; }

    /// <summary>Where the group's allocations are.</summary>
    public MemorySlots Slots => _slots;

    /// <summary>What the groups print; null where nobody collects it.</summary>
    public Printout? Printout { get; }

    /// <summary>The lane that ran last.</summary>
    public Lane? Running => _batch.Running;

    private nint FrameStride => (_kernel.Frame.Size + 15) & ~15;

    private int Warps => (_group.Lanes + _group.WarpSize - 1) / _group.WarpSize;

    /// <summary>Runs one group to its end.</summary>
    /// <exception cref="LaneFault">Lanes wait for each other in vain, or one does not end. What a lane throws comes out as it
    /// is.</exception>
    public void Run(Index3D gridIndex)
    {
        Start(gridIndex);
        while (true)
        {
            var rest = RunWarps();
            if (rest == 0) break;
            ReleaseBarrier();
            _meter?.NextInterval();
        }
        _meter?.EndGroup();
        Printout?.EndGroup();
    }

    public void Dispose()
    {
        _meter?.Dispose();
        Trail?.Dispose();
        _slots.Dispose();
        _arena.Free(_frames);
        _arena.Free(_shared);
        NativeMemory.AlignedFree((void*)_arguments);
    }

    private void Start(Index3D gridIndex)
    {
        _group.GridIndex = gridIndex;
        _patience.StartGroup();
        _slots.StartGroup();
        // What a group finds in shared memory is undefined; the same NaNs every time make mistakes repeatable.
        new Span<byte>((void*)_group.SharedBase, (int)Math.Min(_group.SharedSize, Math.Max(_slots.SharedBytes, 1024))).Fill(0xFF);
        foreach (var lane in _lanes)
        {
            lane.State = IsInside(lane, gridIndex) ? 0 : -1;
            lane.StoppedAt = 0;
        }
        _meter?.StartGroup();
    }

    private bool IsInside(Lane lane, Index3D grid)
    {
        if (_extent is not { } extent) return true;
        var group = _group.GroupDim;
        return (long)grid.X * group.X + lane.IdxX < extent.X && (long)grid.Y * group.Y + lane.IdxY < extent.Y
            && (long)grid.Z * group.Z + lane.IdxZ < extent.Z;
    }

    // The number of lanes that wait at a barrier.
    private int RunWarps()
    {
        bool spinning;
        do
        {
            spinning = false;
            foreach (var warp in _warpOrder) spinning |= !RunWarp(warp);
        }
        while (spinning);
        var waiting = 0;
        foreach (var lane in _lanes)
            if (lane.StoppedAt != 0) waiting++;
        return waiting;
    }
}
