namespace Headroom.Simulator.Lanes;

/// <summary>One GPU thread.</summary>
internal sealed partial class Lane(WorkGroup group, int linearIndex)
{
    /// <summary>The resume point of a suspended kernel: 0 starts it, -1 says that it has returned.</summary>
    public int State;

    /// <summary>The lane's frame in the arena.</summary>
    public nint Frame;

    /// <summary>The group this lane belongs to.</summary>
    public readonly WorkGroup Group = group;

    /// <summary>x + y * DimX + z * DimX * DimY in the group.</summary>
    public readonly int LinearIndex = linearIndex;

    public readonly int IdxX = linearIndex % group.GroupDim.X;
    public readonly int IdxY = linearIndex / group.GroupDim.X % group.GroupDim.Y;
    public readonly int IdxZ = linearIndex / (group.GroupDim.X * group.GroupDim.Y);
    public readonly int LaneIdx = linearIndex % group.WarpSize;
    public readonly int WarpIdx = linearIndex / group.WarpSize;

    /// <summary>Whether what the kernel prints is shown.</summary>
    public bool Output;

    /// <summary>What collects it, where a recording runs.</summary>
    public Printout? Printout;

    /// <summary>Writes into the launch's report, or to the console where nobody records; nowhere if kernels may not print.</summary>
    public void Print(string text, string end)
    {
        if (Printout is not null) Printout.Write(LinearIndex, text + end);
        else if (Output) Console.Write(text + end);
    }

    /// <summary>The lane's index in its group.</summary>
    public Index3D Index => new(IdxX, IdxY, IdxZ);

    /// <summary>Group, warp and lane, for messages.</summary>
    public LanePosition Position => new(Group.GridIndex, Index, WarpIdx, LaneIdx);
}
