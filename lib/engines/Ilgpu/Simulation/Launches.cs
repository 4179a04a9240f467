using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Simulation.Rewriting;
using ILGPU.Simulation.Threads;

namespace ILGPU.Simulation;

/// <summary>Chooses how a launch runs.</summary>
internal static class Launches
{
    private static readonly AsyncLocal<ILaunch?> Substitute = new();

    /// <summary>What runs all launches of this and of asynchronously called code in place of the choice; for tests that look at each launch.</summary>
    internal static ILaunch? Instead
    {
        get => Substitute.Value;
        set => Substitute.Value = value;
    }

    public static LaunchReport Run(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options) =>
        Instead is { } other ? other.Run(accelerator, kernel, config, args, options) : Choose(accelerator, kernel, config, args, options);

    /// <summary>Runs in the mode that is asked for, or in threads mode where the kernel cannot be rewritten.</summary>
    public static LaunchReport Choose(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
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
