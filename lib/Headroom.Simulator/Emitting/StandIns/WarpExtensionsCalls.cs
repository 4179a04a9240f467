using ILGPU.Algorithms;
using ILGPU.Algorithms.ScanReduceOperations;

namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// Reductions and scans of a warp by shuffles, as the package has them on a CUDA device. Counted per warp of 32: five exchanges, and five
/// applications of the operation per lane of a reduction; an exclusive scan takes a sixth exchange. Where a group's size is no multiple of
/// 32, lanes that do not exist stand for the identity; a CUDA device would read undefined values there. Operations must commute, as
/// everywhere in the package.
/// </summary>
[Replaces(typeof(WarpExtensions), IsKernelCode = true)]
internal static class WarpExtensionsCalls
{
    /// <summary>The number of the warp's last lane: 31, or less in a group's last warp.</summary>
    public static int LastLane => IntrinsicMath.Min(Warp.WarpSize, Group.Dimension.Size - Warp.WarpIdx * Warp.WarpSize) - 1;

    public static T Reduce<T, TReduction>(T value)
        where T : unmanaged where TReduction : struct, IScanReduceOperation<T>
    {
        TReduction reduction = default;
        var last = LastLane;
        for (var delta = Warp.WarpSize / 2; delta > 0; delta >>= 1)
        {
            var from = Warp.LaneIdx + delta;
            var other = Warp.Shuffle(value, IntrinsicMath.Min(from, last));
            value = reduction.Apply(value, from <= last ? other : reduction.Identity);
        }
        return value;
    }

    public static T AllReduce<T, TReduction>(T value)
        where T : unmanaged where TReduction : struct, IScanReduceOperation<T>
    {
        // A butterfly needs all its lanes.
        if (LastLane < Warp.WarpSize - 1) return Warp.Shuffle(Reduce<T, TReduction>(value), 0);
        TReduction reduction = default;
        for (var mask = Warp.WarpSize / 2; mask > 0; mask >>= 1) value = reduction.Apply(value, Warp.ShuffleXor(value, mask));
        return value;
    }

    public static T ExclusiveScan<T, TScan>(T value)
        where T : unmanaged where TScan : struct, IScanReduceOperation<T>
    {
        var before = Warp.ShuffleUp(InclusiveScan<T, TScan>(value), 1);
        return Warp.IsFirstLane ? default(TScan).Identity : before;
    }

    public static T InclusiveScan<T, TScan>(T value)
        where T : unmanaged where TScan : struct, IScanReduceOperation<T>
    {
        TScan scan = default;
        for (var delta = 1; delta < Warp.WarpSize; delta <<= 1)
        {
            var other = Warp.ShuffleUp(value, delta);
            if (Warp.LaneIdx >= delta) value = scan.Apply(value, other);
        }
        return value;
    }
}
