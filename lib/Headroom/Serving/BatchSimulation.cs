namespace Headroom.Serving;

/// <summary>A server whose clock is a counter: it asks a scheduler before each step, and keeps to the limits.</summary>
public static class BatchSimulation
{
    /// <summary>Serves a trace to its end, or to the first step that the limits do not allow.</summary>
    public static BatchRun Run(IReadOnlyList<Request> trace, ServerLimits limits, Scheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(scheduler);
        var server = new SimulatedServer(trace, limits);
        while (server.IsBusy && server.Broken is null)
            if (server.HasWork) server.Do(scheduler(server.Running, server.Waiting, limits));
            else server.SkipToArrival();
        return server.Result();
    }
}
