// 07.5 The loop, with rollback. Objective: commit what the target would choose, and leave both caches as if nothing else had been read.
// A model is two functions over a cache of its own, which is empty at first. Read appends tokens in one pass and returns, for each of them,
// the model's choice of the token after it. Cut(n) forgets all tokens of the cache but the first n.
// Continue returns what target alone would choose after the prompt, which has a token or more. At most `tokens`; a token of stops ends the
// text and is not part of it.
// Passes of target: one over the prompt; then, each round, one over the text's last token and g guesses. A round has g = length guesses, or
// fewer, so that it never reads more than the text has room for: g guesses come to g + 1 tokens. For 0 tokens nothing is read.
// Passes of draft: g a round, each for one guess. The first reads what the text has and its cache lacks, each other one the guess before.
// A token that is in a cache and belongs to the text is not read again. With length 0 draft reads nothing.
// At the end both caches hold only tokens that prompt and returned text begin with. Target's holds all of these if a stop ended the text,
// else all but the last.
// Out of scope: sampling (07.2), trees (07.6). About 25 lines.
public static class SpeculativeLoop
{
    public static int[] Continue(
        (Func<int[], int[]> Read, Action<int> Cut) target, (Func<int[], int[]> Read, Action<int> Cut) draft,
        int[] prompt, int tokens, int length, int[] stops)
    {
        // your turn: begin
        if (tokens == 0) return [];
        var (text, full, cached) = (new List<int>(prompt), prompt.Length + tokens, 0); // cached: by draft
        int[] fresh = [target.Read(prompt)[^1]];
        while (true)
        {
            var end = Array.FindIndex(fresh, token => stops.Contains(token));
            text.AddRange(end < 0 ? fresh : fresh[..end]);
            target.Cut(end < 0 ? text.Count - 1 : text.Count);
            cached = Math.Min(cached, text.Count - 1);
            draft.Cut(cached);
            if (end >= 0 || text.Count == full) return [.. text[prompt.Length..]];
            var guesses = new int[Math.Min(length, full - text.Count - 1)];
            for (var i = 0; i < guesses.Length; i++)
            {
                int[] unread = i == 0 ? [.. text[cached..]] : [guesses[i - 1]];
                guesses[i] = draft.Read(unread)[^1];
                cached += unread.Length;
            }
            var choices = target.Read([text[^1], .. guesses]);
            var right = 0;
            while (right < guesses.Length && guesses[right] == choices[right]) right++;
            fresh = [.. guesses[..right], choices[right]];
        }
        // your turn: end
    }
}
