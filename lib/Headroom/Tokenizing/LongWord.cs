namespace Headroom.Tokenizing;

/// <summary>
/// Merges within a word of any length in O(n log n): a run of 100,000 equal bytes is one word. Pairs wait in a heap by rank, then place;
/// a pair whose parts have changed meanwhile is passed over.
/// </summary>
internal static class LongWord
{
    public static List<ushort> Merge(ReadOnlySpan<byte> word, Merges merges)
    {
        var length = word.Length;
        var parts = new int[length]; // token, or -1 where it was merged into its left neighbour
        var (next, previous) = (new int[length], new int[length]);
        for (var i = 0; i < length; i++) (parts[i], next[i], previous[i]) = (word[i], i + 1, i - 1);

        var waiting = new PriorityQueue<(int Place, int Left, int Right), (int Rank, int Place)>();
        for (var i = 0; i + 1 < length; i++) Offer(i, i + 1);
        while (waiting.TryDequeue(out var pair, out var order))
        {
            var right = parts[pair.Place] == pair.Left ? next[pair.Place] : length;
            if (right == length || parts[right] != pair.Right) continue;
            parts[pair.Place] = merges.Token(order.Rank);
            parts[right] = -1;
            next[pair.Place] = next[right];
            if (next[right] < length) previous[next[right]] = pair.Place;
            if (previous[pair.Place] >= 0) Offer(previous[pair.Place], pair.Place);
            if (next[pair.Place] < length) Offer(pair.Place, next[pair.Place]);
        }

        var tokens = new List<ushort>();
        for (var i = 0; i < length; i = next[i]) tokens.Add((ushort)parts[i]);
        return tokens;

        void Offer(int left, int right)
        {
            if (merges.Rank(parts[left], parts[right]) is >= 0 and var rank)
                waiting.Enqueue((left, parts[left], parts[right]), (rank, left));
        }
    }
}
