using System.Text;
using Headroom.Tokenizing;

namespace Headroom.Tests.Tokenizing;

/// <summary>Byte-pair merges as their definition says, with no regard to time.</summary>
internal static class SlowMerges
{
    public static List<(ushort Left, ushort Right)> Learn(string text, int count, int first)
    {
        var words = Words(Encoding.UTF8.GetBytes(text));
        var (merges, spelled) = (new List<(ushort, ushort)>(), new Dictionary<int, string>());
        for (var i = 0; i < 256; i++) spelled[i] = ((char)i).ToString();
        while (merges.Count < count)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair)
                .Where(pair => pair.Count() > 1
                    && !spelled.Skip(256).Any(one => one.Value == spelled[pair.Key.First] + spelled[pair.Key.Second]))
                .OrderByDescending(pair => pair.Count()).ThenBy(pair => pair.Key.First).ThenBy(pair => pair.Key.Second).FirstOrDefault();
            if (best is null) break;
            var token = (ushort)(first + merges.Count);
            merges.Add(best.Key);
            spelled[token] = spelled[best.Key.First] + spelled[best.Key.Second];
            foreach (var word in words) Merge(word, best.Key, token);
        }
        return merges;
    }

    public static List<ushort> Encode(BytePairTokenizer tokenizer, byte[] text)
    {
        var words = Words(text);
        foreach (var word in words)
            while (word.Zip(word.Skip(1)).Select(pair => Rank(tokenizer, pair)).Where(rank => rank >= 0).DefaultIfEmpty(-1)
                .Min() is >= 0 and var rank)
                MergeFirst(word, tokenizer.Pairs[rank], (ushort)(264 + rank));
        return [.. words.SelectMany(word => word)];
    }

    private static int Rank(BytePairTokenizer tokenizer, (ushort, ushort) pair)
    {
        for (var rank = 0; rank < tokenizer.Pairs.Count; rank++)
            if (tokenizer.Pairs[rank] == pair) return rank;
        return -1;
    }

    private static List<List<ushort>> Words(byte[] bytes)
    {
        var words = new List<List<ushort>>();
        for (var at = 0; at < bytes.Length;)
        {
            var end = WordSplitter.End(new Utf8Runes(bytes), at);
            words.Add([.. bytes[at..end].Select(one => (ushort)one)]);
            at = end;
        }
        return words;
    }

    private static void Merge(List<ushort> word, (ushort Left, ushort Right) pair, ushort token)
    {
        while (MergeFirst(word, pair, token))
        {
        }
    }

    private static bool MergeFirst(List<ushort> word, (ushort Left, ushort Right) pair, ushort token)
    {
        for (var i = 0; i + 1 < word.Count; i++)
        {
            if (word[i] != pair.Left || word[i + 1] != pair.Right) continue;
            word[i] = token;
            word.RemoveAt(i + 1);
            return true;
        }
        return false;
    }
}
