using Headroom.Serving;

namespace Graders;

/// <summary>The plan that the rules of 06.3 leave, dealt out one token at a time: each to the first who can still use one.</summary>
internal static class StepReference
{
    public static Dictionary<int, int> Plan(Sequence[] running, Sequence[] waiting, ServerLimits limits)
    {
        var tokens = new Dictionary<int, int>();
        for (var left = limits.TokensPerStep; left > 0; left--)
        {
            var held = running.Concat(waiting.Where(each => tokens.ContainsKey(each.Id))).ToList();
            var next = running.Where(each => each.IsWriting && !tokens.ContainsKey(each.Id))
                .Concat(held.Where(each => !each.IsWriting && tokens.GetValueOrDefault(each.Id) < each.Prompt - each.Read))
                .Concat(waiting.Where(each => !tokens.ContainsKey(each.Id)).Take(1).Where(each => held.Count < limits.Slots
                    && held.Sum(other => other.Reserved) + each.Reserved <= limits.CacheTokens))
                .FirstOrDefault();
            if (next is null) break;
            tokens[next.Id] = tokens.GetValueOrDefault(next.Id) + 1;
        }
        return tokens;
    }
}
