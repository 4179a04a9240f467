using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(Grid))]
internal static class GridCalls
{
    public static int IdxX(Lane lane) => lane.Group.GridIndex.X;
    public static int IdxY(Lane lane) => lane.Group.GridIndex.Y;
    public static int IdxZ(Lane lane) => lane.Group.GridIndex.Z;
    public static Index3D Index(Lane lane) => lane.Group.GridIndex;
    public static int DimX(Lane lane) => lane.Group.GridDim.X;
    public static int DimY(Lane lane) => lane.Group.GridDim.Y;
    public static int DimZ(Lane lane) => lane.Group.GridDim.Z;
    public static Index3D Dimension(Lane lane) => lane.Group.GridDim;

    public static int LinearIndex(Lane lane)
    {
        var (index, extent) = (lane.Group.GridIndex, lane.Group.GridDim);
        return (index.Z * extent.Y + index.Y) * extent.X + index.X;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Index3D GlobalIndex(Lane lane)
    {
        var (grid, group) = (lane.Group.GridIndex, lane.Group.GroupDim);
        return new(grid.X * group.X + lane.IdxX, grid.Y * group.Y + lane.IdxY, grid.Z * group.Z + lane.IdxZ);
    }

    public static LongIndex3D LongGlobalIndex(Lane lane)
    {
        var (grid, group) = (lane.Group.GridIndex, lane.Group.GroupDim);
        return new((long)grid.X * group.X + lane.IdxX, (long)grid.Y * group.Y + lane.IdxY, (long)grid.Z * group.Z + lane.IdxZ);
    }

    public static int GlobalLinearIndex(Lane lane) => LinearIndex(lane) * lane.Group.Lanes + lane.LinearIndex;

    public static Index1D ComputeGlobalIndex(Index1D gridIdx, Index1D groupIdx, Lane lane) =>
        new(gridIdx.X * lane.Group.GroupDim.X + groupIdx.X);

    public static Index2D ComputeGlobalIndex(Index2D gridIdx, Index2D groupIdx, Lane lane) =>
        new(gridIdx.X * lane.Group.GroupDim.X + groupIdx.X, gridIdx.Y * lane.Group.GroupDim.Y + groupIdx.Y);

    public static Index3D ComputeGlobalIndex(Index3D gridIdx, Index3D groupIdx, Lane lane)
    {
        var group = lane.Group.GroupDim;
        return new(gridIdx.X * group.X + groupIdx.X, gridIdx.Y * group.Y + groupIdx.Y, gridIdx.Z * group.Z + groupIdx.Z);
    }

    public static LongIndex1D ComputeLongGlobalIndex(Index1D gridIdx, Index1D groupIdx, Lane lane) =>
        new((long)gridIdx.X * lane.Group.GroupDim.X + groupIdx.X);

    public static LongIndex2D ComputeLongGlobalIndex(Index2D gridIdx, Index2D groupIdx, Lane lane) =>
        new((long)gridIdx.X * lane.Group.GroupDim.X + groupIdx.X, (long)gridIdx.Y * lane.Group.GroupDim.Y + groupIdx.Y);

    public static LongIndex3D ComputeLongGlobalIndex(Index3D gridIdx, Index3D groupIdx, Lane lane)
    {
        var group = lane.Group.GroupDim;
        return new((long)gridIdx.X * group.X + groupIdx.X, (long)gridIdx.Y * group.Y + groupIdx.Y, (long)gridIdx.Z * group.Z + groupIdx.Z);
    }
}
