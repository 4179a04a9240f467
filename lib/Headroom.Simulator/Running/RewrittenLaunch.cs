using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Running;

/// <summary>Runs kernels in rewritten form: metered, or fast.</summary>
internal sealed class RewrittenLaunch : ILaunch
{
    private static readonly PerAssembly<(MethodInfo, IndexType, KernelForm), RewrittenKernel> Kernels = new();

    /// <summary>The kernel in rewritten form; made on its first use.</summary>
    /// <exception cref="IllegalKernel">ILGPU would refuse it.</exception>
    /// <exception cref="KernelNotRewritable">ILGPU takes it, but the metered GPU cannot run it.</exception>
    public static RewrittenKernel Prepare(KernelSource kernel, ExecutionMode mode) =>
        Prepare(kernel, mode == ExecutionMode.Metered ? KernelForm.Metered : KernelForm.Fast);

    internal static RewrittenKernel Prepare(KernelSource kernel, KernelForm form) =>
        Kernels.Of(kernel.Method).GetOrAdd((kernel.Method, kernel.IndexType, form), _ => KernelRewriter.Rewrite(kernel, form));

    public LaunchReport Run(
        Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        var (values, stop) = (args.ToArray(), new StopSignal());
        var tokens = Tokens(options);
        var registrations = tokens.Select(token => token.UnsafeRegister(static signal => ((StopSignal)signal!).Raise(), stop)).ToArray();
        try
        {
            var run = new GridRun((SimulatedAccelerator)accelerator, kernel, config, values, options, stop);
            return HostThread.Shield(run.Run);
        }
        catch (OperationCanceledException) when (
            Array.Find(tokens, token => token.IsCancellationRequested) is { CanBeCanceled: true } token)
        {
            throw new OperationCanceledException($"the launch of {kernel.Name} was cancelled", token);
        }
        finally
        {
            foreach (var registration in registrations) registration.Dispose();
        }
    }

    private static CancellationToken[] Tokens(LaunchOptions options)
    {
        IEnumerable<CancellationToken> tokens = Recording.Current is { } recording
            ? recording.Cancellations.Append(options.Cancellation)
            : [options.Cancellation];
        return [.. tokens.Where(token => token.CanBeCanceled).Distinct()];
    }
}
