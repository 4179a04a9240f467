using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Inside a kernel: the lane's group in the grid.</summary>
public static class Grid
{
    public static int IdxX => Lane.Here.Group.GridIndex.X;

    public static int IdxY => Lane.Here.Group.GridIndex.Y;

    public static int IdxZ => Lane.Here.Group.GridIndex.Z;

    /// <summary>The group's index in the grid.</summary>
    public static Index3D Index => new(IdxX, IdxY, IdxZ);

    public static int DimX => Lane.Here.Group.GridDim.X;

    public static int DimY => Lane.Here.Group.GridDim.Y;

    public static int DimZ => Lane.Here.Group.GridDim.Z;

    /// <summary>Groups along X, Y and Z.</summary>
    public static Index3D Dimension => new(DimX, DimY, DimZ);

    /// <summary>The group's number: X counts fastest.</summary>
    public static int LinearIndex => Stride3D.DenseXY.ComputeElementIndex(Index, Dimension);

    /// <summary>The lane's index in the whole launch: Group.Index + Grid.Index * Group.Dimension.</summary>
    public static Index3D GlobalIndex => ComputeGlobalIndex(Index, Group.Index);

    /// <summary>The lane's index in the whole launch, 64 bits wide.</summary>
    public static LongIndex3D LongGlobalIndex => ComputeLongGlobalIndex(Index, Group.Index);

    /// <summary>The lane's number in the whole launch, group by group.</summary>
    public static int GlobalLinearIndex => LinearIndex * Group.Dimension.Size + Group.LinearIndex;

    public static Index1D ComputeGlobalIndex(Index1D gridIdx, Index1D groupIdx) => new(groupIdx.X + gridIdx.X * Group.DimX);

    public static Index2D ComputeGlobalIndex(Index2D gridIdx, Index2D groupIdx) =>
        new(groupIdx.X + gridIdx.X * Group.DimX, groupIdx.Y + gridIdx.Y * Group.DimY);

    public static Index3D ComputeGlobalIndex(Index3D gridIdx, Index3D groupIdx) =>
        new(groupIdx.X + gridIdx.X * Group.DimX, groupIdx.Y + gridIdx.Y * Group.DimY, groupIdx.Z + gridIdx.Z * Group.DimZ);

    public static LongIndex1D ComputeLongGlobalIndex(Index1D gridIdx, Index1D groupIdx) => new(groupIdx.X + gridIdx.X * (long)Group.DimX);

    public static LongIndex2D ComputeLongGlobalIndex(Index2D gridIdx, Index2D groupIdx) =>
        new(groupIdx.X + gridIdx.X * (long)Group.DimX, groupIdx.Y + gridIdx.Y * (long)Group.DimY);

    public static LongIndex3D ComputeLongGlobalIndex(Index3D gridIdx, Index3D groupIdx) =>
        new(groupIdx.X + gridIdx.X * (long)Group.DimX, groupIdx.Y + gridIdx.Y * (long)Group.DimY, groupIdx.Z + gridIdx.Z * (long)Group.DimZ);
}
