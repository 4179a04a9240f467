namespace Headroom.Serving;

/// <summary>What became of jobs at a pool of equal servers: seconds, by the jobs' order.</summary>
/// <param name="Arrivals">When each came.</param>
/// <param name="Starts">When a server took it up.</param>
/// <param name="Ends">When it was done.</param>
/// <param name="Servers">How many there were.</param>
public sealed record PoolRun(IReadOnlyList<double> Arrivals, IReadOnlyList<double> Starts, IReadOnlyList<double> Ends, int Servers)
{
    /// <summary>Seconds of work, by all servers together.</summary>
    public double Work => Starts.Zip(Ends, (start, end) => end - start).Sum();

    /// <summary>Seconds in the queue: the value that a share of all jobs stays below.</summary>
    public double Wait(double share)
    {
        double[] waits = [.. Arrivals.Zip(Starts, (arrival, start) => start - arrival).Order()];
        return waits.Length == 0 ? 0 : waits[Math.Min(waits.Length - 1, (int)(share * waits.Length))];
    }
}

/// <summary>A queue in front of servers, first come, first served.</summary>
public static class WaitingLine
{
    /// <param name="arrivals">When each job comes, in seconds; in any order.</param>
    /// <param name="seconds">How long a server is busy with each.</param>
    /// <param name="servers">How many there are, 1 and more.</param>
    public static PoolRun Serve(IReadOnlyList<double> arrivals, IReadOnlyList<double> seconds, int servers)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, servers).Select(server => (server, 0.0)));
        var (starts, ends) = (new double[arrivals.Count], new double[arrivals.Count]);
        foreach (var job in Enumerable.Range(0, arrivals.Count).OrderBy(job => arrivals[job]))
        {
            free.TryDequeue(out var server, out var since);
            starts[job] = Math.Max(arrivals[job], since);
            ends[job] = starts[job] + seconds[job];
            free.Enqueue(server, ends[job]);
        }
        return new(arrivals, starts, ends, servers);
    }
}
