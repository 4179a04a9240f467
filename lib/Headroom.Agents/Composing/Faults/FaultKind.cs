namespace Headroom.Agents.Composing.Faults;

/// <summary>What a fault does.</summary>
public enum FaultKind
{
    /// <summary>Some result is not what was asked for, or a thread leaves an array, or threads race.</summary>
    Wrong,

    /// <summary>All results are right, and some count is half as much again as it should be, or more.</summary>
    Slow,
}
