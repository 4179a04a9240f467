namespace Headroom.Simulator.Lanes;

/// <summary>What threads of a group wait for in a loop.</summary>
/// <param name="Group">The group's index in the grid.</param>
/// <param name="Element">The word, as in <c>counters[3]</c>.</param>
/// <param name="Value">What it is, as a whole number.</param>
/// <param name="Line">The atomic operation that reads it, if symbols are there.</param>
/// <param name="Threads">How many wait there.</param>
public sealed record GroupWait(Index3D Group, string Element, long Value, SourceLine? Line, int Threads)
{
    public override string ToString() =>
        $"group {Group} waits for {Element}, which is {Value}{(Line is { } line ? $" ({line})" : "")}";
}
