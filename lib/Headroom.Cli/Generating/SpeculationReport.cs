using Headroom.Hardware;
using Headroom.Speculation.Running;

namespace Headroom.Cli.Generating;

/// <summary>What guesses came to, and where the time went.</summary>
internal static class SpeculationReport
{
    public static IEnumerable<string> Lines(SpeculationStatistics made, string drafter, int promptTokens)
    {
        yield return "";
        yield return $"first token  {Units.Si(made.PromptSeconds, "s")} for a prompt of {promptTokens} tokens";
        if (made.Rounds == 0) yield break;
        var each = $"{made.TokensPerRound:0.00} tokens each";
        yield return $"then         {made.TokensPerSecond:#,0} tokens/s: {made.Tokens} tokens, {made.Rounds} passes of the model, {each}";
        yield return
            $"guesses      {made.Drafted} by {drafter}, {made.Accepted} accepted ({made.AcceptanceRate:0 %}), {made.Wasted} wasted";
        if (made.AcceptanceByDepth is { Length: > 0 } depths)
            yield return $"by depth     {string.Join(", ", depths.Take(10).Select(share => $"{share:0 %}"))}";
        var (draft, verify, rest) = (made.DraftSeconds, made.VerifySeconds, made.RestSeconds);
        yield return $"time         draft {Units.Si(draft, "s")}, verify {Units.Si(verify, "s")}, rest {Units.Si(rest, "s")}";
    }
}
