using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Simulation.Rewriting;
using ILGPU.Simulation.Threads;

namespace ILGPU.Simulation;

/// <summary>Chooses how a launch runs.</summary>
internal static class Launches
{
    public static LaunchReport Run(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        if (options.Mode == ExecutionMode.Threads)
            return new ThreadsLaunch().Run(accelerator, kernel, config, args, options);
        return WhyNotRewritten(kernel, options.Mode) is { } reason
            ? new ThreadsLaunch().Run(accelerator, kernel, config, args, options) with { FallbackReason = reason }
            : new RewrittenLaunch().Run(accelerator, kernel, config, args, options);
    }

    private static string? WhyNotRewritten(KernelSource kernel, ExecutionMode mode)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return "this process does not allow code to be made at run time (IsDynamicCodeSupported is false)";
        try
        {
            RewrittenLaunch.Prepare(kernel, mode);
            return null;
        }
        catch (KernelNotRewritable refusal)
        {
            return refusal.Reason;
        }
    }
}
