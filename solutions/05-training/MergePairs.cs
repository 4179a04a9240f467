// 05.1 Byte pairs. Objective: learn from counted words which tokens to merge, and split any word with what was learned.
// Tokens 0 to 255 are the bytes; merge i makes token 256 + i of two earlier tokens that stand side by side in a word.
//   Learn   at most `merges` merges, fewer where no pair is left. Each is the pair that stands most often in the words as merged so far, a
//           word as often as its count says: 1 and more, and all pairs together below 9e18. Of pairs that stand equally often the one
//           with the lower left token is taken, then with the lower right one.
//           A pair counts wherever it stands: (a, a) twice in aaa. It is merged from the left: aaa becomes aa, a.
//   Encode  the tokens of a word: each merge in the order learned, wherever its pair stands, from the left
// Words may be empty, and one may be listed twice. What is handed over stays as it is.
// Out of scope: splitting a text into words; learning from millions of them fast. About 32 lines.
public static class MergePairs
{
    // your turn: begin
    public static IReadOnlyList<(int Left, int Right)> Learn(IReadOnlyList<(byte[] Bytes, long Count)> words, int merges)
    {
        var learned = new List<(int Left, int Right)>();
        List<int>[] tokens = [.. words.Select(word => word.Bytes.Select(one => (int)one).ToList())];
        while (learned.Count < merges)
        {
            var counts = new Dictionary<(int Left, int Right), long>();
            for (var w = 0; w < tokens.Length; w++)
                for (var i = 0; i + 1 < tokens[w].Count; i++)
                {
                    var pair = (tokens[w][i], tokens[w][i + 1]);
                    counts[pair] = counts.GetValueOrDefault(pair) + words[w].Count;
                }
            if (counts.Count == 0) break;
            var best = counts.MinBy(each => (-each.Value, each.Key)).Key;
            foreach (var word in tokens) Merge(word, best, 256 + learned.Count);
            learned.Add(best);
        }
        return learned;
    }

    // A merge makes pairs for later ones alone, so that each has to be looked for once.
    public static int[] Encode(ReadOnlySpan<byte> word, IReadOnlyList<(int Left, int Right)> merges)
    {
        var tokens = new List<int>();
        foreach (var one in word) tokens.Add(one);
        for (var i = 0; i < merges.Count; i++) Merge(tokens, merges[i], 256 + i);
        return [.. tokens];
    }

    private static void Merge(List<int> tokens, (int Left, int Right) pair, int token)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
            if ((tokens[i], tokens[i + 1]) == pair)
            {
                tokens[i] = token;
                tokens.RemoveAt(i + 1);
            }
    }
    //> public static IReadOnlyList<(int Left, int Right)> Learn(IReadOnlyList<(byte[] Bytes, long Count)> words, int merges) =>
    //>     throw new NotAttempted("05.1");
    //>
    //> public static int[] Encode(ReadOnlySpan<byte> word, IReadOnlyList<(int Left, int Right)> merges) =>
    //>     throw new NotAttempted("05.1");
    // your turn: end
}
