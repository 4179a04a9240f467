// 07.1 Greedy speculation. Objective: commit what one verifying pass proves, and write the same tokens as without a draft in fewer passes.
//   Commit  draft: tokens that were guessed, none or more. choices: one more than that; choices[i] is the target's own token behind
//           the text and the first i of draft. Committed are the drafted tokens up to the first that is not the target's, and behind them
//           one token of the target: the correction or, where all were right, the bonus token.
//   Write   continues prompt by `tokens` tokens at most. Each round asks draft(text, k) for up to k tokens, which may be fewer or none, and
//           verify(text, drafted) for the choices: one pass of the target. k is `length`, or less near the end: a pass brings one token of
//           its own, so where m tokens are missing k is m - 1 at most. Where k is 0 the drafter is not asked.
//           A token of `stops` ends the text and is not part of it, and neither is what stands behind it.
// Drafted counts tokens that were guessed, Accepted those of them that are in the text. Out of scope: caches (07.5). About 20 lines.
public static class GreedySpeculation
{
    // Tokens: what was written, without the prompt. Passes: of the target.
    public sealed record Written(int[] Tokens, int Passes, int Drafted, int Accepted);

    // your turn: begin
    public static int[] Commit(int[] draft, int[] choices)
    {
        var right = 0;
        while (right < draft.Length && draft[right] == choices[right]) right++;
        return [.. draft[..right], choices[right]];
    }

    public static Written Write(int[] prompt, int tokens, int length, IReadOnlySet<int> stops,
        Func<int[], int, int[]> draft, Func<int[], int[], int[]> verify)
    {
        var text = prompt.ToList();
        var (passes, drafted, accepted, ended) = (0, 0, 0, false);
        while (!ended && text.Count < prompt.Length + tokens)
        {
            var k = Math.Min(length, prompt.Length + tokens - text.Count - 1);
            int[] guess = k > 0 ? draft([.. text], k) : [];
            var committed = Commit(guess, verify([.. text], guess));
            var kept = committed.TakeWhile(token => !stops.Contains(token)).ToList();
            text.AddRange(kept);
            ended = kept.Count < committed.Length;
            (passes, drafted) = (passes + 1, drafted + guess.Length);
            accepted += Math.Min(kept.Count, committed.Length - 1);
        }
        return new([.. text.Skip(prompt.Length)], passes, drafted, accepted);
    }
    //> public static int[] Commit(int[] draft, int[] choices) => throw new NotAttempted("07.1");
    //>
    //> public static Written Write(int[] prompt, int tokens, int length, IReadOnlySet<int> stops,
    //>     Func<int[], int, int[]> draft, Func<int[], int[], int[]> verify) => throw new NotAttempted("07.1");
    // your turn: end
}
