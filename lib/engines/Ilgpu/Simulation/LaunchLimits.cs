using ILGPU.Runtime;

namespace ILGPU.Simulation;

/// <summary>What is checked before a launch, with the messages of the real package.</summary>
internal static class LaunchLimits
{
    public static void Check(Accelerator accelerator, KernelConfig config, KernelSpecialization specialization)
    {
        var (grid, group, shared) = config;
        if (!grid.InBoundsInclusive(accelerator.MaxGridSize))
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid grid dimensions {grid} (exceeds maximum {accelerator.MaxGridSize})");
        if (!group.InBoundsInclusive(accelerator.MaxGroupSize))
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid group dimensions {group} (exceeds maximum {accelerator.MaxGroupSize})");
        if (grid.LongSize < 1)
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid grid dimension: {grid} has no groups");
        if (group.LongSize < 1)
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid group dimension: {group} has no lanes");
        if (group.LongSize > accelerator.MaxNumThreadsPerGroup)
            throw new NotSupportedException($"Not supported total group size. The total group size must be <= the number of available threads ({accelerator.MaxNumThreadsPerGroup}); {group} has {group.LongSize}");
        if (group.LongSize > (specialization.MaxNumThreadsPerGroup ?? int.MaxValue))
            throw new NotSupportedException($"The given kernel specialization is not compatible with the defined group size: {group.LongSize} lanes, {specialization.MaxNumThreadsPerGroup} promised");
        if (shared.ArraySize > accelerator.MaxSharedMemoryPerGroup)
            throw new NotSupportedException($"The launch asks for {shared.ArraySize} bytes of dynamic shared memory; the device has {accelerator.MaxSharedMemoryPerGroup} per group");
    }

    public static void Check(Accelerator accelerator, KernelSource kernel, ReadOnlySpan<object?> args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is not IViewAddress { Address: not 0 } view)
                continue;
            var name = kernel.Method.GetParameters()[i].Name;
            if (Arena.Find(view.Address) is null)
                throw new ObjectDisposedException(nameof(MemoryBuffer), $"argument '{name}' of kernel {kernel.Name} is a view of a buffer that has been disposed");
            if (!accelerator.Context.Arena.Contains(view.Address))
                throw new ArgumentException($"argument '{name}' of kernel {kernel.Name} is a view of another context's buffer", name);
        }
    }
}
