using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

/// <summary>What a count that exceeds its budget is made of, and so which lines a report names.</summary>
public enum Blame
{
    /// <summary>No line in particular.</summary>
    Nothing,

    /// <summary>Sectors that move though the group had them before, or though nobody wanted their bytes.</summary>
    Bytes,

    /// <summary>Sectors whose bytes nobody in the warp wanted.</summary>
    Sectors,

    /// <summary>Passes through the banks of shared memory beyond the first.</summary>
    Banks,

    /// <summary>Accesses by warps to shared memory.</summary>
    SharedRequests,

    /// <summary>Atomic operations.</summary>
    Atomics,

    /// <summary>Accesses by threads to arrays of local memory.</summary>
    LocalArrays,

    /// <summary>FLOPs.</summary>
    Flops,
}
