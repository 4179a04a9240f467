namespace Headroom.Simulator.Memory;

/// <summary>What a piece of the arena is used for.</summary>
internal enum AllocationKind
{
    /// <summary>A buffer that the host allocated.</summary>
    Device,

    /// <summary>Shared memory of a running group.</summary>
    Shared,

    /// <summary>Local memory of a lane.</summary>
    Local,

    /// <summary>State of suspended lanes; not visible to kernels.</summary>
    Frame,
}
