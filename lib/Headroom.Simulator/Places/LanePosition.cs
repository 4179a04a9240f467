namespace Headroom.Simulator.Places;

/// <summary>Which thread of which group, and which lane of its warp that is.</summary>
/// <param name="Grid">The group's index in the grid.</param>
/// <param name="Group">The thread's index in its group.</param>
/// <param name="Warp">The warp's number in the group.</param>
/// <param name="Lane">The thread's number in its warp, 0 to 31.</param>
public sealed record LanePosition(Index3D Grid, Index3D Group, int Warp, int Lane)
{
    public override string ToString() => $"group {Grid}, thread {Group}, lane {Lane} of warp {Warp}";
}
