using System.Reflection;
using ILGPU.Runtime;

namespace Headroom.Simulator.Running;

/// <summary>Runs kernels in rewritten form: metered, or fast.</summary>
internal sealed partial class RewrittenLaunch : ILaunch
{
    private static readonly PerAssembly<(MethodInfo, IndexType, bool), RewrittenKernel> Kernels = new();

    /// <summary>The kernel in rewritten form; made on its first use.</summary>
    /// <exception cref="IllegalKernel">ILGPU would refuse it.</exception>
    /// <exception cref="KernelNotRewritable">ILGPU takes it, but the metered GPU cannot run it.</exception>
    public static RewrittenKernel Prepare(KernelSource kernel, ExecutionMode mode)
    {
        var metered = mode == ExecutionMode.Metered;
        return Kernels.Of(kernel.Method).GetOrAdd((kernel.Method, kernel.IndexType, metered), _ => KernelRewriter.Rewrite(kernel, metered));
    }

    public LaunchReport Run(Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        var rewritten = Prepare(kernel, options.Mode);
        var groups = config.GridDim.LongSize;
        var workers = (int)Math.Clamp(options.Workers, 1, groups);
        // Workers would have to share what the checks remember of each word.
        if (workers > 1) options = options with { CheckRaces = false, CheckUnwritten = false };
        var values = args.ToArray();
        Index3D? extent = kernel.IsImplicitlyGrouped ? KernelSignature.Extent(args[0]) : null;
        var runners = new List<GroupRunner>();
        try
        {
            for (var i = 0; i < workers; i++)
                runners.Add(new(rewritten, ((SimulatedAccelerator)accelerator).Arena, config, (accelerator.WarpSize, accelerator.MaxSharedMemoryPerGroup), extent, values, options));
            RunAll(runners, config.GridDim, (runner, exception) => Explain(exception, kernel, rewritten, runner, values));
            return Report(rewritten, config, options, runners);
        }
        catch (KernelFault fault)
        {
            (fault.Printed, fault.PrintedLines) = Printout.Together(runners.Select(r => r.Printout));
            throw;
        }
        finally
        {
            foreach (var runner in runners) runner.Dispose();
        }
    }

    private static LaunchReport Report(RewrittenKernel kernel, KernelConfig config, LaunchOptions options, List<GroupRunner> runners)
    {
        var meters = runners.Select(r => r.Meter).OfType<Metering.Meter>().ToArray();
        var checks = meters.Select(m => m.Checks).OfType<Checking.AccessChecks>().ToArray();
        var (printed, lines) = Printout.Together(runners.Select(r => r.Printout));
        return new()
        {
            Kernel = kernel.Name,
            Mode = options.Mode,
            GridDim = config.GridDim,
            GroupDim = config.GroupDim,
            Counters = options.Mode == ExecutionMode.Metered ? Metering.Totals.Of(kernel, meters) : null,
            Races = [.. checks.SelectMany(c => c.Races)],
            UnwrittenReads = [.. checks.SelectMany(c => c.UnwrittenReads)],
            MissingPeers = [.. checks.SelectMany(c => c.MissingPeers)],
            Printed = printed,
            PrintedLines = lines,
        };
    }

    // Each worker takes one run of neighbouring groups.
    private static void RunAll(List<GroupRunner> runners, Index3D grid, Func<GroupRunner, Exception, KernelFault> explain)
    {
        if (runners is [var only])
        {
            RunRange(only, grid, 0, grid.LongSize, explain);
            return;
        }
        var faults = new KernelFault?[runners.Count];
        Parallel.For(0, runners.Count, new ParallelOptions { MaxDegreeOfParallelism = runners.Count }, i =>
        {
            try
            {
                RunRange(runners[i], grid, grid.LongSize * i / runners.Count, grid.LongSize * (i + 1) / runners.Count, explain);
            }
            catch (KernelFault fault)
            {
                faults[i] = fault;
            }
        });
        if (Array.Find(faults, f => f is not null) is { } first) throw first;
    }

    private static void RunRange(GroupRunner runner, Index3D grid, long from, long to, Func<GroupRunner, Exception, KernelFault> explain)
    {
        try
        {
            for (var group = from; group < to; group++)
                runner.Run(new((int)(group % grid.X), (int)(group / grid.X % grid.Y), (int)(group / ((long)grid.X * grid.Y))));
        }
        catch (Exception exception) when (exception is not KernelFault)
        {
            throw explain(runner, exception);
        }
    }

    private static KernelFault Explain(Exception exception, KernelSource source, RewrittenKernel kernel, GroupRunner runner, ReadOnlySpan<object?> args) => exception switch
    {
        LaneFault fault => new(fault.Kind, kernel.Name, fault.Message, fault.Line, fault.Lane, fault),
        _ when runner.Running is { } lane => Faults.From(exception, source, lane, args, lane.Line(kernel)),
        _ => new(FaultKind.Exception, kernel.Name, exception.Message, null, null, exception),
    };
}
