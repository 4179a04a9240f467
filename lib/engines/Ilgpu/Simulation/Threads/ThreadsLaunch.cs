using ILGPU.Runtime;

namespace ILGPU.Simulation.Threads;

/// <summary>Runs the kernel's method as compiled. Lanes take turns, one at a time, in a fixed order, so results do not depend on luck.</summary>
internal sealed class ThreadsLaunch : ILaunch
{
    public LaunchReport Run(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        var arena = accelerator.Context.Arena;
        var limit = (nuint)accelerator.MaxSharedMemoryPerGroup;
        var shared = arena.Allocate(limit, AllocationKind.Shared, name: "shared memory");
        try
        {
            var group = new WorkGroup(config.GridDim, config.GroupDim, accelerator.WarpSize)
            {
                SharedBase = shared.Address,
                SharedSize = limit,
                DynamicSize = (nuint)config.SharedMemoryConfig.ArraySize,
            };
            using var grid = new ThreadGrid(kernel, group, arena, args.ToArray(), options);
            grid.Run();
        }
        finally
        {
            arena.Free(shared);
        }
        return new LaunchReport
        {
            Kernel = kernel.Name,
            Mode = ExecutionMode.Threads,
            GridDim = config.GridDim,
            GroupDim = config.GroupDim,
        };
    }
}
