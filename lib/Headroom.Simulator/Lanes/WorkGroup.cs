namespace Headroom.Simulator.Lanes;

/// <summary>The group that is running: where it is in the grid, and its shared memory.</summary>
internal sealed partial class WorkGroup(Index3D gridDim, Index3D groupDim, int warpSize)
{
    public Index3D GridDim { get; } = gridDim;

    public Index3D GroupDim { get; } = groupDim;

    public int WarpSize { get; } = warpSize;

    /// <summary>Threads of the group.</summary>
    public int Lanes { get; } = groupDim.Size;

    /// <summary>The group's index in the grid.</summary>
    public Index3D GridIndex { get; set; }

    /// <summary>The group's number in the order X, Y, Z, in which one worker runs them.</summary>
    public long Number => GridIndex.X + (long)GridDim.X * (GridIndex.Y + (long)GridDim.Y * GridIndex.Z);

    /// <summary>
    /// Where the group's shared memory starts: the dynamic part first, then the static arrays in the order of their first use.
    /// </summary>
    public nint SharedBase { get; set; }

    /// <summary>Bytes from <see cref="SharedBase"/> that a group may use.</summary>
    public nuint SharedSize { get; set; }

    /// <summary>Bytes of dynamic shared memory.</summary>
    public nuint DynamicSize { get; set; }
}
