namespace Headroom.Serving;

/// <summary>The scheduler to beat: a batch is filled once, and the next one begins when the last of it is done.</summary>
public static class StaticBatching
{
    /// <summary>A <see cref="Scheduler"/>.</summary>
    public static IReadOnlyList<Share> Plan(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        ArgumentNullException.ThrowIfNull(running);
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(limits);
        var batch = (running.Count > 0 ? running : Batch(waiting, limits)).OrderBy(sequence => !sequence.IsWriting).ToList();
        var (shares, budget) = (new List<Share>(), limits.TokensPerStep);
        for (var i = 0; i < batch.Count; i++)
        {
            // One token is left for each behind it: all of a batch start in its first step.
            var room = budget - (batch.Count - 1 - i);
            var tokens = batch[i].IsWriting ? 1 : Math.Min(room, batch[i].Prompt - batch[i].Read);
            budget -= tokens;
            shares.Add(new(batch[i].Id, tokens));
        }
        return shares;
    }

    private static List<Sequence> Batch(IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        var (batch, cache) = (new List<Sequence>(), limits.CacheTokens);
        foreach (var sequence in waiting.Take(limits.Slots))
        {
            if ((cache -= sequence.Reserved) < 0) break;
            batch.Add(sequence);
        }
        return batch;
    }
}
