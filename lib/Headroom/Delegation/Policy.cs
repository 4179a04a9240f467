namespace Headroom.Delegation;

/// <summary>What a junior may do unasked.</summary>
/// <param name="Root">The folder that it works in: absolute, with /, without one at its end.</param>
/// <param name="Private">Paths below the root that it does not read unasked.</param>
/// <param name="Guarded">Paths below the root that it does not change.</param>
/// <param name="Commands">Commands that it may run, in words.</param>
/// <param name="Hosts">Hosts that it may fetch from, in lower case.</param>
/// <param name="Writes">Files that it may write unasked.</param>
public sealed record Policy(string Root, string[] Private, string[] Guarded, string[] Commands, string[] Hosts, int Writes);
