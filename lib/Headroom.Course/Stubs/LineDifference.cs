namespace Headroom.Course.Stubs;

/// <summary>
/// A line outside the marked region that stub and solution do not share; line numbers from 1, null text where one file has no such line.
/// </summary>
public sealed record LineDifference(int StubLine, string? Stub, int SolutionLine, string? Solution)
{
    public override string ToString() => $"stub:{StubLine}: {Stub ?? "(nothing)"} | solution:{SolutionLine}: {Solution ?? "(nothing)"}";
}
