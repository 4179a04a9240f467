namespace Headroom.Agents.Composing;

/// <summary>What a review of a set comes to.</summary>
/// <param name="Faults">Kernels of the set that are not right.</param>
/// <param name="Found">Those named with line and evidence.</param>
/// <param name="FalseAlarms">Opinions that the meter denies.</param>
/// <param name="Says">What the meter says of alarms that found nothing, a sentence each. No line is given away.</param>
/// <param name="Truths">What is the matter with each kernel, for a reader who has passed.</param>
public sealed record ReviewScore(int Faults, int Found, int FalseAlarms, IReadOnlyList<string> Says, IReadOnlyList<string> Truths)
{
    /// <summary>One fault may be missed, or one alarm be false.</summary>
    public int Asked => Faults - 1;

    public int Points => Found - FalseAlarms;

    public bool Passes => Points >= Asked;
}
