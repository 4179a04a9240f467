namespace Headroom.Briefs;

/// <summary>Means that a brief may forbid.</summary>
public enum Means
{
    /// <summary>Memory that a call allocates.</summary>
    Allocation,

    /// <summary>Writes to the input.</summary>
    InputWrites,

    /// <summary>Atomic additions.</summary>
    Atomics,

    /// <summary>Arithmetic in double.</summary>
    Doubles,
}
