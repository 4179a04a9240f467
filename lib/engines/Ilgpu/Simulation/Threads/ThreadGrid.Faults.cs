using System.Diagnostics;

namespace ILGPU.Simulation.Threads;

internal sealed partial class ThreadGrid
{
    // Where lanes were waiting when they diverged; known when they are unwound.
    private readonly List<(SyncKind Kind, SourceLine? Line, Lane Lane)> waitingAt = [];

    private bool aborting;
    private bool diverged;
    private KernelFault? fault;

    private void Fail(Lane lane, Exception exception)
    {
        aborting = true;
        fault = Faults.From(exception, kernel, lane, args);
    }

    private void Diverge() => aborting = diverged = true;

    // Runs on the unwound lane's own thread, one lane at a time.
    private void NoteWaiting(Lane lane, LaneAborted aborted)
    {
        if (diverged)
            waitingAt.Add((lane.Waiting, SourceLine.Of(new StackTrace(aborted, fNeedFileInfo: true)), lane));
    }

    private void ThrowFault()
    {
        if (fault is not null)
            throw fault;
        if (!diverged)
            return;
        // The lanes of the first warp that waits for itself, or else the whole group.
        waitingAt.Sort((a, b) => a.Lane.LinearIndex.CompareTo(b.Lane.LinearIndex));
        var inWarp = waitingAt.Find(at => !at.Kind.IsGroupWide());
        throw inWarp.Lane is { } lane
            ? Divergence(waitingAt.Where(at => at.Lane.WarpIdx == lane.WarpIdx), inWarp, $"lanes of warp {lane.WarpIdx} are", 0)
            : Divergence(waitingAt, waitingAt[0], "lanes of one group are", lanes.Count(Exists) - waitingAt.Count);
    }

    private KernelFault Divergence(
        IEnumerable<(SyncKind Kind, SourceLine? Line, Lane Lane)> waiting,
        (SyncKind Kind, SourceLine? Line, Lane Lane) first,
        string who,
        int returned)
    {
        var places = waiting.GroupBy(at => (at.Kind, at.Line)).OrderByDescending(place => place.Contains(first))
            .Select(place => $"{place.Count()} at {place.Key.Kind.Name()}{(place.Key.Line is { } line ? $", {line}" : "")}");
        if (returned > 0)
            places = places.Append($"{returned} have returned");
        var there = waiting.Where(at => (at.Kind, at.Line) == (first.Kind, first.Line)).Select(at => at.Lane).ToHashSet();
        var stray = lanes.First(lane => Exists(lane) && !there.Contains(lane) && (returned > 0 || waiting.Any(at => at.Lane == lane)));
        return new(FaultKind.Divergence, kernel.Name, $"{who} not together: {string.Join("; ", places)}. All of them must reach the same one", first.Line, stray.Position);
    }
}
