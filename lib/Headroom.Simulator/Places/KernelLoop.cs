namespace Headroom.Simulator.Places;

/// <summary>A loop in a kernel.</summary>
/// <param name="Line">Where it says whether to go round again.</param>
/// <param name="Bound">Where the number is made that it compares with, if that is one assignment on a line of its own.</param>
public sealed record KernelLoop(SourceLine Line, SourceLine? Bound);
