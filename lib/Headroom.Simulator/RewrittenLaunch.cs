using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>Runs kernels in rewritten form: metered, or fast.</summary>
internal sealed class RewrittenLaunch : ILaunch
{
    public LaunchReport Run(
        Accelerator accelerator, KernelSource kernel, KernelConfig config, ReadOnlySpan<object?> args, LaunchOptions options)
    {
        var (values, stop) = (args.ToArray(), new StopSignal());
        var tokens = Tokens(options);
        var registrations = tokens.Select(token => token.UnsafeRegister(static signal => ((StopSignal)signal!).Raise(), stop)).ToArray();
        try
        {
            var (arena, limits) = (((SimulatedAccelerator)accelerator).Arena, (accelerator.WarpSize, accelerator.MaxSharedMemoryPerGroup));
            var run = new GridRun(arena, limits, kernel, config, values, Terms(options), stop);
            return Report(kernel, config, options, HostThread.Shield(run.Run));
        }
        catch (StoppedKernel stopped)
        {
            throw Fault(stopped, config);
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

    private static LaunchTerms Terms(LaunchOptions options) => new()
    {
        IsMetered = options.Mode == ExecutionMode.Metered,
        CoResident = options is { CoResident: not null, Mode: not ExecutionMode.Metered }
            ? throw new ArgumentException("co-resident groups are metered: leave LaunchOptions.Mode as it is", nameof(options))
            : options.CoResident,
        LaneOrderSeed = options.LaneOrderSeed,
        Checks = (options.CheckRaces, options.CheckUnwritten),
        Fuel = options.Fuel,
        Workers = options.Workers,
        EventsPerLane = options.EventsPerLane,
        Output = options.Output,
        Collects = options.Collects,
    };

    private static LaunchReport Report(KernelSource kernel, KernelConfig config, LaunchOptions options, LaunchOutcome outcome) => new()
    {
        Kernel = kernel.Name,
        Mode = options.Mode,
        GridDim = config.GridDim,
        GroupDim = config.GroupDim,
        Workers = outcome.Workers,
        Counters = outcome.Counters,
        Races = outcome.Races,
        UnwrittenReads = outcome.UnwrittenReads,
        MissingPeers = outcome.MissingPeers,
        Printed = outcome.Printed.Lines,
        PrintedLines = outcome.Printed.Count,
    };

    private static KernelFault Fault(StoppedKernel stopped, KernelConfig config) =>
        new(stopped.Kind, stopped.Kernel, stopped.Message, stopped.Line, stopped.Lane, stopped.InnerException)
        {
            GridDim = config.GridDim,
            GroupDim = config.GroupDim,
            Waits = stopped.Waits,
            Printed = stopped.Printed.Lines,
            PrintedLines = stopped.Printed.Count,
        };

    private static CancellationToken[] Tokens(LaunchOptions options)
    {
        IEnumerable<CancellationToken> tokens = Recording.Current is { } recording
            ? recording.Cancellations.Append(options.Cancellation)
            : [options.Cancellation];
        return [.. tokens.Where(token => token.CanBeCanceled).Distinct()];
    }
}
