namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>The first argument of an implicitly grouped kernel, by its type's name.</summary>
internal static class ImplicitIndex
{
    public static Index1D Index1D(Lane lane) => GridCalls.GlobalIndex(lane).X;

    public static Index2D Index2D(Lane lane) => GridCalls.GlobalIndex(lane).XY;

    public static Index3D Index3D(Lane lane) => GridCalls.GlobalIndex(lane);
}
