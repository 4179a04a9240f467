namespace Headroom.Serving;

/// <summary>What became of a trace under a scheduler. Times are steps; each takes as long as reading the weights once.</summary>
/// <param name="Trace">The requests.</param>
/// <param name="Steps">When the last token was written.</param>
/// <param name="Started">When each request was first worked on, by id.</param>
/// <param name="First">When each had its first token.</param>
/// <param name="Ended">When each had its last token.</param>
public sealed record BatchRun(
    IReadOnlyList<Request> Trace, int Steps, IReadOnlyList<int> Started, IReadOnlyList<int> First, IReadOnlyList<int> Ended)
{
    /// <summary>The limit that was broken, and in which step; null where none was. The run ends there.</summary>
    public string? Broken { get; init; }

    /// <summary>Most steps that a sequence which was writing had to pause, and whose they were.</summary>
    public (int Steps, int Id) LongestPause { get; init; }

    /// <summary>Most later requests that were started before an earlier one, and which one that was.</summary>
    public (int Count, int Id) Overtaken { get; init; }

    /// <summary>The first step in which work that was there would have fit and was not done; -1 where there was none.</summary>
    public int WastedAt { get; init; } = -1;

    /// <summary>Tokens that were written, by all requests together.</summary>
    public int Written => Trace.Sum(request => request.Output);

    /// <summary>Tokens written in a step, on average.</summary>
    public double PerStep => (double)Written / Steps;

    /// <summary>Steps from arrival to the first token: the value that a share of all requests stays below.</summary>
    public int FirstTokenWait(double share)
    {
        int[] waits = [.. Trace.Select(request => First[request.Id] - request.Arrival).Order()];
        return waits[Math.Min(waits.Length - 1, (int)(share * waits.Length))];
    }
}
