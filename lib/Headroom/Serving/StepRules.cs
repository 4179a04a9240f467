namespace Headroom.Serving;

/// <summary>What a step may be, and what it should not leave undone.</summary>
internal static class StepRules
{
    /// <summary>What is wrong with a step, in words; null where nothing is.</summary>
    public static string? Broken(
        IReadOnlyList<Share>? shares, IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        if (shares is null || shares.Count == 0)
            return $"nothing is done, with {running.Count} running and {waiting.Count} waiting";
        var known = running.Concat(waiting).ToDictionary(sequence => sequence.Id);
        var seen = new HashSet<int>();
        foreach (var (id, tokens) in shares)
        {
            if (!known.TryGetValue(id, out var sequence)) return $"a share for request {id}, which is neither running nor waiting";
            if (!seen.Add(id)) return $"two shares for request {id}";
            if (tokens < 1) return $"a share of {tokens} tokens for request {id}: leave it out, or give it one";
            if (sequence.IsWriting && tokens > 1) return $"{tokens} tokens for request {id}, which is writing: one a step";
            if (!sequence.IsWriting && tokens > sequence.Prompt - sequence.Read)
                return $"{tokens} tokens of request {id}'s prompt, of which {sequence.Prompt - sequence.Read} are unread";
        }
        var sum = shares.Sum(share => (long)share.Tokens);
        if (sum > limits.TokensPerStep) return $"{sum} tokens, and {limits.TokensPerStep} are the most of a step";
        Sequence[] held = [.. running, .. waiting.Where(sequence => seen.Contains(sequence.Id))];
        if (held.Length > limits.Slots) return $"{held.Length} sequences at once, in {limits.Slots} slots";
        var reserved = held.Sum(sequence => (long)sequence.Reserved);
        return reserved <= limits.CacheTokens ? null
            : $"room for {reserved} tokens is promised, and the cache holds {limits.CacheTokens}: a sequence may write its most";
    }

    /// <summary>Whether tokens of a step are left over that an unread prompt, or the next request, could have had.</summary>
    public static bool Wastes(
        IReadOnlyList<Share> shares, IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        if (shares.Sum(share => share.Tokens) == limits.TokensPerStep) return false;
        var tokens = shares.ToDictionary(share => share.Id, share => share.Tokens);
        Sequence[] held = [.. running, .. waiting.Where(sequence => tokens.ContainsKey(sequence.Id))];
        if (held.Any(sequence => !sequence.IsWriting && sequence.Read + tokens.GetValueOrDefault(sequence.Id) < sequence.Prompt))
            return true;
        var next = waiting.FirstOrDefault(sequence => !tokens.ContainsKey(sequence.Id));
        return next is not null && held.Length < limits.Slots
            && held.Sum(sequence => (long)sequence.Reserved) + next.Reserved <= limits.CacheTokens;
    }
}
