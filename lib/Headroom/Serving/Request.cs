namespace Headroom.Serving;

/// <summary>One request of a trace, for a server whose time is counted in steps.</summary>
/// <param name="Id">Its place in the trace, from 0.</param>
/// <param name="Arrival">The step before which it arrives.</param>
/// <param name="Prompt">Tokens to read, 1 and more.</param>
/// <param name="Output">Tokens that it will write, 1 and more. A server learns it with the last one.</param>
/// <param name="Most">Tokens that it may write, <paramref name="Output"/> and more: what room has to be kept for.</param>
public sealed record Request(int Id, int Arrival, int Prompt, int Output, int Most);
