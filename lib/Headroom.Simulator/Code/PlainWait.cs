namespace Headroom.Simulator.Code;

/// <summary>A loop that ends only when another thread changes what it reads, and reads it like any other memory.</summary>
/// <param name="Name">The view or variable in the source, if known.</param>
/// <param name="Line">The read, if symbols are there.</param>
internal sealed record PlainWait(string? Name, SourceLine? Line);
