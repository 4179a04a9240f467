namespace Graders;

/// <summary>What a loop must come to and may read, worked out without caches.</summary>
/// <param name="Tokens">That the target alone chooses.</param>
/// <param name="Ended">Whether a stop ended them.</param>
/// <param name="TargetPasses">The prompt's among them.</param>
/// <param name="TargetReads">Tokens that went into these passes.</param>
/// <param name="DraftPasses">One for each guess.</param>
/// <param name="DraftReads">Tokens that went into these.</param>
internal sealed record LoopReference(
    int[] Tokens, bool Ended, int TargetPasses, int TargetReads, int DraftPasses, int DraftReads)
{
    public static LoopReference Of(
        Func<IReadOnlyList<int>, int> target, Func<IReadOnlyList<int>, int> draft, int[] prompt, int tokens, int length, int[] stops)
    {
        var (text, ended) = (new List<int>(prompt), false);
        while (text.Count < prompt.Length + tokens && !ended)
        {
            var next = target(text);
            if (stops.Contains(next)) ended = true;
            else text.Add(next);
        }
        var made = text.Count - prompt.Length;
        if (tokens == 0) return new([], false, 0, 0, 0, 0);
        var (passes, reads, draftPasses, draftReads) = (1, prompt.Length, 0, 0);
        var (known, inDraft) = (prompt.Length + 1, 0); // tokens that are chosen, a stop among them
        while (known <= text.Count && known < prompt.Length + tokens)
        {
            var guessed = text.GetRange(0, known);
            var guesses = Math.Min(length, prompt.Length + tokens - known - 1);
            for (var i = 0; i < guesses; i++) guessed.Add(draft(guessed));
            var right = 0;
            while (right < guesses && known + right < text.Count && guessed[known + right] == text[known + right]) right++;
            // A guess that is the stop is right too; nothing behind it counts.
            (passes, reads) = (passes + 1, reads + 1 + guesses);
            if (guesses > 0)
            {
                (draftPasses, draftReads) = (draftPasses + guesses, draftReads + known - inDraft + guesses - 1);
                inDraft = Math.Min(known + guesses - 1, known + right);
            }
            known += right + 1;
        }
        return new([.. text.Skip(prompt.Length).Take(made)], ended, passes, reads, draftPasses, draftReads);
    }
}
