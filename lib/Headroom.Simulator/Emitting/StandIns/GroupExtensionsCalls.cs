using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// Reductions and scans of a group, in the steps that the package takes on a CUDA device, for groups of any size. Counted per call: a
/// reduction has 3 barriers, 5 exchanges and one atomic per warp, and 4 reads of shared memory per thread; a scan has 4 barriers (3 in a
/// group of 1,024, whose warps fill the table), 5 or 6 exchanges per warp and 5 more of the first. Each call in the source has shared
/// memory of its own: 4 elements for a reduction, 32 for a scan.
/// </summary>
[Replaces(typeof(GroupExtensions), IsKernelCode = true)]
internal static class GroupExtensionsCalls
{
    // Spread over several places, so that the atomics of warps queue less.
    private const int Places = 4;
    private const int MostWarps = 32;

    public static T Reduce<T, TReduction>(T value)
        where T : unmanaged where TReduction : struct, IScanReduceOperation<T> => AllReduce<T, TReduction>(value);

    public static T AllReduce<T, TReduction>(T value)
        where T : unmanaged where TReduction : struct, IScanReduceOperation<T>
    {
        TReduction reduction = default;
        var places = SharedMemory.Allocate<T>(Places);
        for (var i = Group.LinearIndex; i < Places; i += Group.Dimension.Size) places[i] = reduction.Identity;
        Group.Barrier();

        value = WarpExtensionsCalls.Reduce<T, TReduction>(value);
        if (Warp.IsFirstLane) reduction.AtomicApply(ref places[Warp.WarpIdx % Places], value);
        Group.Barrier();

        value = reduction.Apply(reduction.Apply(reduction.Apply(places[0], places[1]), places[2]), places[3]);
        Group.Barrier(); // the next call in a loop starts over
        return value;
    }

    public static T ExclusiveScan<T, TScanOperation>(T value)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var inclusive = WarpExtensionsCalls.InclusiveScan<T, TScanOperation>(value);
        var before = BeforeMyWarp<T, TScanOperation>(inclusive, out _);
        Group.Barrier();
        return Exclusive<T, TScanOperation>(before, inclusive);
    }

    public static T InclusiveScan<T, TScanOperation>(T value)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var inclusive = WarpExtensionsCalls.InclusiveScan<T, TScanOperation>(value);
        var before = BeforeMyWarp<T, TScanOperation>(inclusive, out _);
        Group.Barrier();
        return default(TScanOperation).Apply(before, inclusive);
    }

    public static T ExclusiveScanWithBoundaries<T, TScanOperation>(T value, out ScanBoundaries<T> boundaries)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var inclusive = WarpExtensionsCalls.InclusiveScan<T, TScanOperation>(value);
        var before = BeforeMyWarp<T, TScanOperation>(inclusive, out var totals);
        boundaries = BoundariesOf(totals);
        Group.Barrier();
        return Exclusive<T, TScanOperation>(before, inclusive);
    }

    public static T InclusiveScanWithBoundaries<T, TScanOperation>(T value, out ScanBoundaries<T> boundaries)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var inclusive = WarpExtensionsCalls.InclusiveScan<T, TScanOperation>(value);
        var before = BeforeMyWarp<T, TScanOperation>(inclusive, out var totals);
        boundaries = BoundariesOf(totals);
        Group.Barrier();
        return default(TScanOperation).Apply(before, inclusive);
    }

    public static T ExclusiveScanNextIteration<T, TScanOperation>(T leftBoundary, T rightBoundary, T currentValue)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T> =>
        default(TScanOperation).Apply(leftBoundary, rightBoundary);

    public static T InclusiveScanNextIteration<T, TScanOperation>(T leftBoundary, T rightBoundary, T currentValue)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T> =>
        default(TScanOperation).Apply(leftBoundary, rightBoundary);

    private static T Exclusive<T, TScanOperation>(T before, T inclusive)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var up = Warp.ShuffleUp(inclusive, 1);
        return Warp.IsFirstLane ? before : default(TScanOperation).Apply(before, up);
    }

    // What all warps before this one come to; totals[w] is what warps 0 to w come to. The caller ends with a barrier.
    private static T BeforeMyWarp<T, TScanOperation>(T inclusive, out ArrayView<T> totals)
        where T : unmanaged where TScanOperation : struct, IScanReduceOperation<T>
    {
        var warp = Warp.WarpIdx;
        totals = SharedMemory.Allocate<T>(MostWarps);
        if (Group.Dimension.Size <= (MostWarps - 1) * Warp.WarpSize)
        {
            if (warp == 0) totals[Warp.LaneIdx] = default(TScanOperation).Identity;
            Group.Barrier();
        }
        if (Warp.LaneIdx == WarpExtensionsCalls.LastLane) totals[warp] = inclusive;
        Group.Barrier();

        if (warp == 0) totals[Warp.LaneIdx] = WarpExtensionsCalls.InclusiveScan<T, TScanOperation>(totals[Warp.LaneIdx]);
        Group.Barrier();
        return warp == 0 ? default(TScanOperation).Identity : totals[warp - 1];
    }

    // Left: the first warp's total, which is what a CUDA device gives. Right: the whole group's, for exclusive scans as well.
    private static ScanBoundaries<T> BoundariesOf<T>(ArrayView<T> totals) where T : unmanaged =>
        new(totals[0], totals[(Group.Dimension.Size - 1) / Warp.WarpSize]);
}
