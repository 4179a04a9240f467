namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(Group))]
internal static class GroupCalls
{
    public static int IdxX(Lane lane) => lane.IdxX;
    public static int IdxY(Lane lane) => lane.IdxY;
    public static int IdxZ(Lane lane) => lane.IdxZ;
    public static Index3D Index(Lane lane) => lane.Index;
    public static int DimX(Lane lane) => lane.Group.GroupDim.X;
    public static int DimY(Lane lane) => lane.Group.GroupDim.Y;
    public static int DimZ(Lane lane) => lane.Group.GroupDim.Z;
    public static Index3D Dimension(Lane lane) => lane.Group.GroupDim;
    public static int LinearIndex(Lane lane) => lane.LinearIndex;
    public static bool IsFirstThread(Lane lane) => lane.LinearIndex == 0;
    public static bool IsLastThread(Lane lane) => lane.LinearIndex == lane.Group.Lanes - 1;
}
