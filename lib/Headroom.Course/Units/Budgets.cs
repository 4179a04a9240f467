namespace Headroom.Course.Units;

/// <summary>What a submission may spend.</summary>
public sealed record Budgets
{
    public static Budgets Default { get; } = new();

    /// <summary>Seconds of wall time for the whole check before it is ended.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>Megabytes (1e6 B) of managed memory for the whole check.</summary>
    public int MemoryMb { get; init; } = 1024;

    /// <summary>Whether the grader measures its speed, so that it wants a machine that does nothing else meanwhile.</summary>
    public bool IsTimed { get; init; }
}
