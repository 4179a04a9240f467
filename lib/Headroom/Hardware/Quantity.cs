namespace Headroom.Hardware;

/// <summary>What a device sheet can say besides peaks.</summary>
public enum Quantity
{
    /// <summary>Memory bandwidth in B/s.</summary>
    Bandwidth,

    /// <summary>Memory capacity in bytes; the sheets' GB are 10^9.</summary>
    Memory,

    /// <summary>Second-level cache in bytes, whole device.</summary>
    L2,

    /// <summary>The cache behind L2 in bytes.</summary>
    LastLevelCache,

    /// <summary>Count of SMs, compute units or cores.</summary>
    Multiprocessors,

    /// <summary>Shared memory of one SM in bytes.</summary>
    SharedMemoryPerSm,

    /// <summary>The clock, in 1/s, that the peaks assume.</summary>
    BoostClock,

    /// <summary>Count of tensor cores.</summary>
    TensorCores,

    /// <summary>16-bit FMAs with FP32 accumulate that one tensor core starts per clock.</summary>
    FmaPerTensorCoreClock,

    /// <summary>Best BF16 matmul found by a sweep over shapes, in FLOP/s.</summary>
    AchievedBf16Matmul,
}
