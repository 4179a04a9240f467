namespace Headroom.Simulator;

/// <summary>Which lane of which group.</summary>
/// <param name="Grid">The group's index in the grid.</param>
/// <param name="Group">The lane's index in its group.</param>
/// <param name="Warp">The warp's number in the group.</param>
/// <param name="Lane">The lane's number in its warp.</param>
public sealed record LanePosition(Index3D Grid, Index3D Group, int Warp, int Lane)
{
    public override string ToString() => $"group {Grid}, thread {Group}, lane {Lane} of warp {Warp}";
}
