using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>Where every launch goes through.</summary>
internal static class Launches
{
    private static readonly AsyncLocal<ILaunch?> s_substitute = new();

    /// <summary>
    /// What runs all launches of this and of asynchronously called code in place of the usual way; for tests that look at each launch.
    /// </summary>
    internal static ILaunch? Instead
    {
        get => s_substitute.Value;
        set => s_substitute.Value = value;
    }

    public static LaunchReport Run(
        Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options) =>
        Instead is { } other
            ? other.Run(accelerator, kernel, config, args, options)
            : new RewrittenLaunch().Run(accelerator, kernel, config, args, options);
}
