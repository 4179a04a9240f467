using Headroom.Simulator.Running;

namespace Headroom.Hardware;

/// <summary>What one multiprocessor has for the groups that live on it at the same time; 65,536 registers each.</summary>
/// <param name="Name">The chip.</param>
/// <param name="Groups">Groups at most.</param>
/// <param name="Warps">Warps of 32 lanes at most.</param>
/// <param name="SharedBytes">Shared memory; the driver keeps 1 KiB of it for each group.</param>
public sealed record Multiprocessor(string Name, int Groups, int Warps, int SharedBytes)
{
    private const int WarpSize = 32, Registers = 65_536, ReservedBytes = 1024;

    // Registers are handed out to warps in pieces of this size.
    private const int RegisterUnit = 256;

    // Lanes: NVIDIA/cccl, arch_traits.h. Groups: CUDA C++ Programming Guide, technical specifications per compute capability.
    private static readonly Dictionary<string, (int Groups, int Warps)> s_slots = new()
    {
        ["A100 SXM"] = (32, 64),
        ["H100 SXM"] = (32, 64),
        ["RTX 4090"] = (24, 48),
    };

    /// <summary>Of a device whose limits are known: A100 SXM, H100 SXM, RTX 4090.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static Multiprocessor Of(DeviceSheet device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return s_slots.TryGetValue(device.Name, out var slots)
            ? new(device.Name, slots.Groups, slots.Warps, (int)device.SharedMemoryPerSm)
            : throw new ArgumentException(
                $"no limits are known for a multiprocessor of {device.Name}. Known: {string.Join(", ", s_slots.Keys)}.", nameof(device));
    }

    /// <summary>
    /// Groups that fit at the same time: as many as the scarcest of group slots, warps, registers and shared memory allows.
    /// </summary>
    /// <param name="threads">Of a group, 1 to 1,024.</param>
    /// <param name="sharedBytes">Of a group.</param>
    /// <param name="registers">Of a thread, as the GPU's compiler reports it, 1 to 255.</param>
    public int GroupsAtOnce(int threads, int sharedBytes, int registers = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        ArgumentOutOfRangeException.ThrowIfNegative(sharedBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(registers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(registers, 255);
        var warps = (threads + WarpSize - 1) / WarpSize;
        var registersPerWarp = (registers * WarpSize + RegisterUnit - 1) / RegisterUnit * RegisterUnit;
        var byShared = sharedBytes == 0 ? Groups : SharedBytes / (sharedBytes + ReservedBytes);
        return Math.Min(Math.Min(Groups, byShared), Math.Min(Warps / warps, Registers / registersPerWarp / warps));
    }

    /// <summary>
    /// What a chip of so many has for groups that wait for each other, for the simulated GPU. Registers are not known there.
    /// </summary>
    public Residency ToResidency(int multiprocessors = 1) => new(multiprocessors, Groups, Warps * WarpSize, SharedBytes);

    /// <summary>The share of its warps, 0 to 1, that can be in flight: with more of them, one computes while others wait.</summary>
    public double Occupancy(int threads, int sharedBytes, int registers = 32) =>
        (double)GroupsAtOnce(threads, sharedBytes, registers) * ((threads + WarpSize - 1) / WarpSize) / Warps;
}
