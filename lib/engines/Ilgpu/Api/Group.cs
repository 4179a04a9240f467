using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Inside a kernel: the lane in its group, and what the lanes of a group do together.</summary>
public static class Group
{
    public static int IdxX => Lane.Here.IdxX;

    public static int IdxY => Lane.Here.IdxY;

    public static int IdxZ => Lane.Here.IdxZ;

    /// <summary>The lane's index in its group.</summary>
    public static Index3D Index => new(IdxX, IdxY, IdxZ);

    public static int DimX => Lane.Here.Group.GroupDim.X;

    public static int DimY => Lane.Here.Group.GroupDim.Y;

    public static int DimZ => Lane.Here.Group.GroupDim.Z;

    /// <summary>Lanes of the group along X, Y and Z.</summary>
    public static Index3D Dimension => new(DimX, DimY, DimZ);

    /// <summary>The lane's number in its group: X counts fastest.</summary>
    public static int LinearIndex => Stride3D.DenseXY.ComputeElementIndex(Index, Dimension);

    public static bool IsFirstThread => IdxX == 0 & IdxY == 0 & IdxZ == 0;

    public static bool IsLastThread => IdxX == DimX - 1 & IdxY == DimY - 1 & IdxZ == DimZ - 1;

    /// <summary>Waits for all lanes of the group, and makes their writes visible to each other.</summary>
    public static void Barrier() => Lane.Here.Meet(SyncKind.GroupBarrier, 0);

    /// <summary>A barrier that also counts the lanes whose <paramref name="predicate"/> holds.</summary>
    public static int BarrierPopCount(bool predicate) => Lane.Here.Meet(SyncKind.GroupPopCount, predicate ? 1 : 0);

    /// <summary>A barrier that also says whether <paramref name="predicate"/> holds for all lanes.</summary>
    public static bool BarrierAnd(bool predicate) => Lane.Here.Meet(SyncKind.GroupAnd, predicate ? 1 : 0) != 0;

    /// <summary>A barrier that also says whether <paramref name="predicate"/> holds for any lane.</summary>
    public static bool BarrierOr(bool predicate) => Lane.Here.Meet(SyncKind.GroupOr, predicate ? 1 : 0) != 0;

    /// <summary>Gives all lanes the <paramref name="value"/> of lane number <paramref name="groupIndex"/>; a barrier on the way.</summary>
    public static T Broadcast<T>(T value, int groupIndex)
        where T : unmanaged =>
        Lane.Here.Exchange(SyncKind.GroupBroadcast, value, groupIndex, 0);
}
