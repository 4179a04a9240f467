namespace Headroom.Simulator.Metering;

/// <summary>Each access, and each arithmetic operation, has 32 places for lanes whenever a warp issues it.</summary>
/// <param name="Used">Places with a lane in them.</param>
/// <param name="Places">All places.</param>
public readonly record struct LaneIssues(double Used, double Places)
{
    /// <summary>Used over all, 0 to 1; 1 where nothing was issued.</summary>
    public double Efficiency => Places == 0 ? 1 : Used / Places;

    /// <summary>Adds up two launches.</summary>
    public static LaneIssues operator +(LaneIssues a, LaneIssues b) => new(a.Used + b.Used, a.Places + b.Places);
}
