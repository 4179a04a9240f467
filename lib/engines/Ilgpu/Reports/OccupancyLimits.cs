namespace ILGPU.Simulation.Reports;

/// <summary>What one multiprocessor has for the groups that live on it at the same time.</summary>
/// <param name="Groups">Groups at most.</param>
/// <param name="Warps">Warps at most.</param>
/// <param name="SharedBytes">Bytes of shared memory.</param>
/// <param name="ReservedBytes">Bytes of shared memory that the driver takes for each group.</param>
/// <param name="Registers">32-bit registers.</param>
public sealed record OccupancyLimits(int Groups, int Warps, int SharedBytes, int ReservedBytes = 1024, int Registers = 65_536)
{
    /// <summary>Registers are handed out to warps in pieces of this size.</summary>
    public int RegisterUnit { get; init; } = 256;

    private static readonly Dictionary<string, OccupancyLimits> ByCapability = new()
    {
        // CUDA C++ Programming Guide, table of technical specifications per compute capability.
        ["7.5"] = new(16, 32, 64 * 1024, ReservedBytes: 0),
        ["8.0"] = new(32, 64, 164 * 1024),
        ["8.6"] = new(16, 48, 100 * 1024),
        ["8.9"] = new(24, 48, 100 * 1024),
        ["9.0"] = new(32, 64, 228 * 1024),
    };

    /// <summary>The limits of an NVIDIA compute capability, such as <c>8.0</c> for an A100 and <c>9.0</c> for an H100.</summary>
    /// <exception cref="ArgumentException">The table has no such capability.</exception>
    public static OccupancyLimits For(string computeCapability) => ByCapability.TryGetValue(computeCapability, out var limits)
        ? limits
        : throw new ArgumentException($"no limits are known for compute capability {computeCapability}; known are {string.Join(", ", ByCapability.Keys)}", nameof(computeCapability));
}
