using ILGPU.Runtime;

namespace Headroom.Simulator.Running;

/// <summary>What is checked before a launch, with the messages of the real package.</summary>
internal static class LaunchLimits
{
    public static void Check(Accelerator accelerator, KernelConfig config, KernelSpecialization specialization)
    {
        var (grid, group, shared) = config;
        if (!grid.InBoundsInclusive(accelerator.MaxGridSize))
            throw new ArgumentOutOfRangeException(
                nameof(config), $"Invalid grid dimensions {grid} (exceeds maximum {accelerator.MaxGridSize})");
        if (!group.InBoundsInclusive(accelerator.MaxGroupSize))
            throw new ArgumentOutOfRangeException(
                nameof(config), $"Invalid group dimensions {group} (exceeds maximum {accelerator.MaxGroupSize})");
        if (grid.LongSize < 1)
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid grid dimension: {grid} has no groups");
        if (group.LongSize < 1)
            throw new ArgumentOutOfRangeException(nameof(config), $"Invalid group dimension: {group} has no threads");
        if (group.LongSize > accelerator.MaxNumThreadsPerGroup)
            throw new NotSupportedException($"Not supported total group size. The total group size must be <= the number of available " +
                $"threads ({accelerator.MaxNumThreadsPerGroup}); {group} has {group.LongSize}");
        if (group.LongSize > (specialization.MaxNumThreadsPerGroup ?? int.MaxValue))
            throw new NotSupportedException($"The given kernel specialization is not compatible with the defined group size: " +
                $"{group.LongSize} threads, {specialization.MaxNumThreadsPerGroup} promised");
        if (shared.ArraySize > accelerator.MaxSharedMemoryPerGroup)
            throw new NotSupportedException($"The launch asks for {shared.ArraySize} bytes of dynamic shared memory; the device has " +
                $"{accelerator.MaxSharedMemoryPerGroup} per group");
    }

    /// <summary>Refuses views that are not this device's, and notes what the kernel takes each buffer's elements for.</summary>
    public static void Check(Accelerator accelerator, Arena arena, KernelSource kernel, ReadOnlySpan<object?> args)
    {
        for (var i = 0; i < args.Length; i++)
            foreach (var (view, element) in Views.In(args[i]))
                if (view.Buffer is { } buffer && view.Length > 0) Check(accelerator, arena, kernel, i, buffer, element, view.ElementSize);
    }

    private static void Check(
        Accelerator accelerator, Arena arena, KernelSource kernel, int argument, MemoryBuffer buffer, Type element, int size)
    {
        var name = kernel.Method.GetParameters()[argument].Name;
        if (buffer.NativePtr == 0)
            throw new ObjectDisposedException(
                nameof(MemoryBuffer), $"argument '{name}' of kernel {kernel.Name} is a view of a buffer that has been disposed");
        if (buffer.Accelerator != accelerator)
            throw new ArgumentException($"argument '{name}' of kernel {kernel.Name} is a view of another accelerator's buffer", name);
        arena.Lookup(buffer.NativePtr)?.TakeFor(element, size);
    }
}
