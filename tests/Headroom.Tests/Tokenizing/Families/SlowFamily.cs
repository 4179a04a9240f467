using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Tokenizing.Families;

/// <summary>A family's tokens as their definition says: in each word what was learned first, over and over. In any time.</summary>
internal static class SlowFamily
{
    public static List<int> Encode(FamilyVocabulary vocabulary, byte[] text)
    {
        var ranks = vocabulary.Merges.Index().ToDictionary(merge => merge.Item, merge => merge.Index);
        var (ends, tokens, start) = (new List<int>(), new List<int>(), 0);
        vocabulary.Rule.Split(text, ends);
        foreach (var end in ends)
        {
            var word = ByteAlphabet.Write(text.AsSpan(start, end - start));
            start = end;
            if (vocabulary.WholeWords && vocabulary.Words.TryGetValue(word, out var whole)) tokens.Add(whole);
            else tokens.AddRange(Merged(word, ranks).Select(part => vocabulary.Words[part]));
        }
        return tokens;
    }

    private static List<string> Merged(string word, Dictionary<(string, string), int> ranks)
    {
        List<string> parts = [.. word.Select(letter => letter.ToString())];
        while (true)
        {
            var (best, place) = (int.MaxValue, -1);
            for (var i = 0; i + 1 < parts.Count; i++)
                if (ranks.TryGetValue((parts[i], parts[i + 1]), out var rank) && rank < best) (best, place) = (rank, i);
            if (place < 0) return parts;
            parts[place] += parts[place + 1];
            parts.RemoveAt(place + 1);
        }
    }
}
