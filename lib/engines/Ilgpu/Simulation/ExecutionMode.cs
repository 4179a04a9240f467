namespace ILGPU.Simulation;

/// <summary>How kernels run.</summary>
public enum ExecutionMode
{
    /// <summary>Rewritten and counted: every access, FLOP and barrier, with all checks.</summary>
    Metered,

    /// <summary>Rewritten without counts, races and unwritten reads, for long correctness runs. Bounds and barriers are still checked.</summary>
    Fast,

    /// <summary>The method as compiled, lanes that wait on threads of their own: breakpoints work; nothing is counted.</summary>
    Threads,
}
