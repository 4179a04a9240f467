using System.Runtime.InteropServices;

namespace Graders;

using Pair = (int Left, int Right);

/// <summary>Byte-pair merges as 05.1 asks for them, or with one mistake.</summary>
internal static class MergeReference
{
    public static Pair[] Learn(
        IReadOnlyList<(byte[] Bytes, long Count)> words, int merges, MergeMistake mistake = MergeMistake.None)
    {
        var tokens = words.Select(word => Bytes(word.Bytes)).ToArray();
        if (mistake == MergeMistake.None) return Right(words, tokens, merges);
        var spelled = Spelled([]);
        var learned = new List<Pair>();
        var counts = Counts(words, tokens, mistake);
        while (learned.Count < merges && Best(counts, spelled, mistake) is { } best)
        {
            spelled.Add([.. spelled[best.Left], .. spelled[best.Right]]);
            foreach (var word in tokens) Merge(word, best, 256 + learned.Count, mistake);
            learned.Add(best);
            if (mistake == MergeMistake.FirstCounts) counts.Remove(best);
            else counts = Counts(words, tokens, mistake);
        }
        return [.. learned];
    }

    // The same, counting anew only words in which the pair stood.
    private static Pair[] Right(IReadOnlyList<(byte[] Bytes, long Count)> words, List<int>[] tokens, int merges)
    {
        var (learned, counts) = (new List<Pair>(), new Dictionary<Pair, long>());
        for (var w = 0; w < tokens.Length; w++) Add(w, words[w].Count);
        while (learned.Count < merges)
        {
            Pair best = (int.MaxValue, int.MaxValue);
            var most = 0L;
            foreach (var (pair, count) in counts)
                if (count > most || count == most && count > 0 && pair.CompareTo(best) < 0) (best, most) = (pair, count);
            if (most == 0) break;
            for (var w = 0; w < tokens.Length; w++)
            {
                if (!Stands(best, tokens[w])) continue;
                Add(w, -words[w].Count);
                Merge(tokens[w], best, 256 + learned.Count);
                Add(w, words[w].Count);
            }
            counts.Remove(best);
            learned.Add(best);
        }
        return [.. learned];

        void Add(int w, long count)
        {
            for (var i = 0; i + 1 < tokens[w].Count; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (tokens[w][i], tokens[w][i + 1]), out _) += count;
        }
    }

    private static bool Stands(Pair pair, List<int> word)
    {
        for (var i = 0; i + 1 < word.Count; i++)
            if (word[i] == pair.Left && word[i + 1] == pair.Right) return true;
        return false;
    }

    public static int[] Encode(ReadOnlySpan<byte> word, IReadOnlyList<Pair> merges, MergeMistake mistake = MergeMistake.None)
    {
        var tokens = Bytes(word);
        switch (mistake)
        {
            case MergeMistake.GreedyLongest:
                return Longest(word, Spelled(merges));
            case MergeMistake.LeftmostKnown or MergeMistake.HighestRank:
                OneByOne(tokens, merges, leftmost: mistake == MergeMistake.LeftmostKnown);
                return [.. tokens];
            default:
                for (var i = 0; i < merges.Count; i++)
                    if (!Merge(tokens, merges[i], 256 + i, mistake) && mistake == MergeMistake.StopsAtGap) break;
                return [.. tokens.Select(token => mistake == MergeMistake.Ranks && token > 255 ? token - 256 : token)];
        }
    }

    public static List<int> Bytes(ReadOnlySpan<byte> word)
    {
        var tokens = new List<int>(word.Length);
        foreach (var one in word) tokens.Add(one);
        return tokens;
    }

    public static List<byte[]> Spelled(IReadOnlyList<Pair> merges)
    {
        List<byte[]> spelled = [.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value })];
        foreach (var (left, right) in merges) spelled.Add([.. spelled[left], .. spelled[right]]);
        return spelled;
    }

    // In the order in which pairs are first seen.
    private static OrderedDictionary<Pair, long> Counts(
        IReadOnlyList<(byte[] Bytes, long Count)> words, List<int>[] tokens, MergeMistake mistake)
    {
        var counts = new OrderedDictionary<Pair, long>();
        foreach (var (word, (_, count)) in tokens.Zip(words))
            for (var i = 0; i + 1 < word.Count; i++)
            {
                Pair pair = (word[i], word[i + 1]);
                counts[pair] = counts.GetValueOrDefault(pair) + (mistake == MergeMistake.Unweighted ? 1 : count);
                if (mistake == MergeMistake.OverlapsOnce && pair.Left == pair.Right && i + 2 < word.Count && word[i + 2] == pair.Left) i++;
            }
        return counts;
    }

    private static Pair? Best(OrderedDictionary<Pair, long> counts, List<byte[]> spelled, MergeMistake mistake)
    {
        var open = counts.Where(each => mistake switch
        {
            MergeMistake.OnceIsNothing => each.Value > 1,
            _ => true,
        }).ToList();
        if (open.Count == 0) return null;
        double Worth(KeyValuePair<Pair, long> each) => mistake == MergeMistake.IntCounts ? unchecked((int)each.Value) : each.Value;
        var most = open.Max(Worth);
        var total = open.Max(each => each.Value);
        var tied = mistake is MergeMistake.IntCounts or MergeMistake.DoubleCounts
            ? open.Where(each => Worth(each).Equals(most))
            : open.Where(each => each.Value == total);
        var pairs = tied.Select(each => each.Key).ToList();
        return mistake switch
        {
            MergeMistake.FirstSeen => pairs[0],
            MergeMistake.LastSeen => pairs[^1],
            MergeMistake.HigherLeft => pairs.Max(),
            MergeMistake.LowerRight => pairs.MinBy(pair => (pair.Right, pair.Left)),
            MergeMistake.HigherRight => pairs.MinBy(pair => (pair.Left, -pair.Right)),
            MergeMistake.LongerWins => pairs.MinBy(pair => (-spelled[pair.Left].Length - spelled[pair.Right].Length, pair)),
            _ => pairs.Min(),
        };
    }

    /// <summary>Merges the pair wherever it stands in a word, and tells whether it stood there.</summary>
    public static bool Merge(List<int> tokens, Pair pair, int token, MergeMistake mistake = MergeMistake.None)
    {
        var before = tokens.Count;
        if (mistake == MergeMistake.FromRight)
        {
            for (var i = tokens.Count - 2; i >= 0; i--)
                if (Joined(tokens, i, pair, token)) i--;
        }
        else
        {
            for (var i = 0; i + 1 < tokens.Count; i++)
                if (Joined(tokens, i, pair, token) && mistake == MergeMistake.OncePerWord) break;
        }
        return tokens.Count < before;
    }

    private static bool Joined(List<int> tokens, int at, Pair pair, int token)
    {
        if (tokens[at] != pair.Left || tokens[at + 1] != pair.Right) return false;
        tokens[at] = token;
        tokens.RemoveAt(at + 1);
        return true;
    }

    private static void OneByOne(List<int> tokens, IReadOnlyList<Pair> merges, bool leftmost)
    {
        var ranks = merges.Index().ToDictionary(each => each.Item, each => each.Index);
        while (true)
        {
            var (best, place) = (-1, -1);
            for (var i = 0; i + 1 < tokens.Count && (best < 0 || !leftmost); i++)
                if (ranks.TryGetValue((tokens[i], tokens[i + 1]), out var rank) && rank > best) (best, place) = (rank, i);
            if (best < 0) return;
            Joined(tokens, place, merges[best], 256 + best);
        }
    }

    private static int[] Longest(ReadOnlySpan<byte> word, List<byte[]> spelled)
    {
        var tokens = new List<int>();
        for (var at = 0; at < word.Length; at += spelled[tokens[^1]].Length)
        {
            var best = (int)word[at];
            for (var token = 256; token < spelled.Count; token++)
                if (spelled[token].Length > spelled[best].Length && word[at..].StartsWith(spelled[token])) best = token;
            tokens.Add(best);
        }
        return [.. tokens];
    }
}
