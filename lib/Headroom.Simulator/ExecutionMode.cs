namespace Headroom.Simulator;

/// <summary>How kernels run.</summary>
public enum ExecutionMode
{
    /// <summary>Rewritten and counted: every access, FLOP and barrier, with all checks.</summary>
    Metered,

    /// <summary>
    /// Rewritten without counts, races and unwritten reads, for long correctness runs. Bounds and barriers are still checked.
    /// </summary>
    Fast,
}
