using System.Text;
using Headroom.Grading;

namespace Graders;

using Pair = (int Left, int Right);
using Words = (byte[] Bytes, long Count)[];

/// <summary>Words split by merges that were drawn, not learned; second calls; and both methods in a row.</summary>
public sealed partial class MergePairsGrader
{
    private void Encode()
    {
        // A mistake gives tokens of its own here; in the short words below several give the same.
        foreach (var (letters, learned) in ((int, int)[])[(3, 12), (3, 20), (4, 40), (6, 90)])
            for (var i = 0; i < 3; i++)
            {
                var (word, drawn) = Telling(Letters(letters), learned);
                Encodes($"{letters} letters, {Numbers.Count(drawn.Length, "merge")}", word, drawn);
            }
        // an, in, t + in, t + an, an + t, tin + t: ant is the longest token that "antin" begins with, but tin was learned before it.
        Pair[] merges = [('a', 'n'), ('i', 'n'), ('t', 257), ('t', 256), (256, 't'), (258, 't')];
        foreach (var word in (string[])["tan", "antin", "tantint", "nat"]) Encodes($"\"{word}\"", Encoding.UTF8.GetBytes(word), merges);
        Case("Encode, words of 0 and 1 bytes", () => Part(nameof(MergePairs.Encode), () =>
        {
            foreach (var word in (byte[][])[[], [7], [200], [0]]) Tokens(word, [(7, 7), (200, 7)]);
        }));
        Encodes("no merges", Spell(Letters(256), 300), []);
        RunsOfOne();
        var few = Letters(3);
        Encodes("1,500 bytes", Spell(few, 1500), Wander(few, 25));
        LongWord(2_500_000);
        LargeTables();
    }

    // Too long for a stack. Its pairs are rare, so that taking tokens out of a list is no matter of minutes.
    private void LongWord(int length)
    {
        var (letters, word) = (Letters(3), new byte[length]);
        Array.Fill(word, letters[0]);
        for (var i = 0; i < 30; i++) Of(letters, 1, 2, 1).CopyTo(word, Draw.Int(0, length - 3));
        int one = letters[1], two = letters[2];
        Encodes($"{length:#,0} bytes, few pairs", word, [(one, two), (256, one)]);
    }

    private void RunsOfOne()
    {
        byte[] one = Letters(1);
        int a = one[0];
        foreach (var (name, merges) in ((string, Pair[])[])
            [("aa", [(a, a)]), ("aa, aaa", [(a, a), (256, a)]), ("aa, aaa from the right", [(a, a), (a, 256)]),
                ("aa, aaaa", [(a, a), (256, 256)])])
            for (var length = 0; length <= 9; length++)
                Encodes($"{length} equal bytes, merges {name}", [.. Enumerable.Repeat(one[0], length)], merges);
    }

    private void Encodes(string name, byte[] word, Pair[] merges) =>
        Case($"Encode, {name}", () => Part(nameof(MergePairs.Encode), () => Tokens(Input("word", word), Input("merges", merges))));

    private void Tokens(byte[] word, Pair[] merges)
    {
        var got = MergePairs.Encode(word, Handed(merges));
        That(got is not null, "tokens come back", "null comes back: an empty word has no tokens, in an empty array");
        if (got is not null) Sequence("token", got, MergeReference.Encode(word, merges), Mistakes(word, merges), i => $"token[{i}]");
    }

    private static (Func<int[]>, string)[] Mistakes(byte[] word, Pair[] merges) =>
        [.. s_encoding.Select<(MergeMistake Mistake, string Cause), (Func<int[]>, string)>(
            each => (() => MergeReference.Encode(word, merges, each.Mistake), each.Cause))];

    // A word and merges on which each mistake about which pair comes first gives other tokens than the others do.
    private (byte[] Word, Pair[] Merges) Telling(byte[] alphabet, int learned)
    {
        for (var left = 2000; ; left--)
        {
            var (word, merges) = (Spell(alphabet, Draw.Int(20, 40)), Wander(alphabet, learned));
            var tokens = s_orders.Select(mistake => string.Join(' ', MergeReference.Encode(word, merges, mistake)));
            if (left == 0 || tokens.Distinct().Count() == s_orders.Length) return (word, merges);
        }
    }

    // Merges of pairs that stand in drawn words, in no order of frequency.
    private Pair[] Wander(byte[] letters, int count)
    {
        var words = Enumerable.Range(0, 8).Select(_ => MergeReference.Bytes(Spell(letters, Math.Max(24, count / 3)))).ToArray();
        var merges = new List<Pair>();
        while (merges.Count < count)
        {
            var tokens = words[Draw.Int(0, 7)];
            if (tokens.Count < 2) break;
            var at = Draw.Int(0, tokens.Count - 2);
            merges.Add((tokens[at], tokens[at + 1]));
            foreach (var word in words) MergeReference.Merge(word, merges[^1], 255 + merges.Count);
        }
        return [.. merges];
    }

    // The same objects with other contents; and what came back before is the caller's.
    private void Again()
    {
        Case("Learn, a second call, other bytes and counts in the same words", () => Part(nameof(MergePairs.Learn), () =>
        {
            var words = Drawn(20, 4, 7, 1, 9);
            var before = MergePairs.Learn(words, 15);
            var first = before?.ToArray() ?? [];
            foreach (var (i, word) in words.Index())
            {
                words[i].Count = Draw.Int(1, 9);
                Draw.Shuffle(word.Bytes);
            }
            Merges(MergePairs.Learn(words, 15), MergeReference.Learn(words, 15), [(() => first, Earlier)]);
            That(before is null || before.SequenceEqual(first), "the first result stays",
                "the second call writes over the first one's result");
        }));
        Case("Encode, a second call, other bytes and merges in the same arrays", () => Part(nameof(MergePairs.Encode), () =>
        {
            var letters = Letters(4);
            var (word, merges) = (Spell(letters, 40), Wander(letters, 20));
            var before = MergePairs.Encode(word, merges);
            var first = before?.ToArray() ?? [];
            foreach (var (change, i) in ((Action, int)[])[(() => Draw.Shuffle(word), 0),
                (() => Wander(letters, merges.Length).CopyTo(merges, 0), 1)])
            {
                change();
                Sequence("token", MergePairs.Encode(word, merges) ?? [], MergeReference.Encode(word, merges), [(() => first, Earlier)],
                    place => $"token[{place}]");
            }
            That(before is null || before.SequenceEqual(first), "the first result stays",
                "the second call writes over the first one's result");
        }));
    }

    private const string Earlier = "an earlier call's result is used again";

    private void Paragraph() => Case("a paragraph, learned and split", () =>
    {
        Words words = [.. Text.Split(' ').CountBy(word => word).Select(each => (Encoding.UTF8.GetBytes(each.Key), (long)each.Value))];
        var merges = MergePairs.Learn(words, 60);
        Merges(merges, MergeReference.Learn(words, 60), []);
        var (bytes, tokens) = (0L, 0L);
        foreach (var (word, count) in words)
        {
            bytes += count * word.Length;
            tokens += count * MergePairs.Encode(word, merges).Length;
        }
        Number("tokens", tokens, words.Sum(word => word.Count * MergeReference.Encode(word.Bytes, merges as Pair[] ?? [.. merges]).Length));
        var other = Encoding.UTF8.GetBytes("unmerged");
        Meaning($"60 merges make {tokens:#,0} tokens of {bytes:#,0} bytes: {(double)bytes / tokens:0.0} bytes per token on the words they "
            + $"were learned from. \"unmerged\", not among them, takes {MergePairs.Encode(other, merges).Length} tokens for 8 bytes.");
    });

    private const string Text =
        "a model reads tokens and not letters so the first thing that training needs is a list of tokens the list begins with the bytes "
        + "and grows by merges the pair that stands most often in the text becomes a token and then the next pair a frequent word ends as "
        + "one token and a rare one as several the merges are kept in the order in which they were learned as that order splits a new word";
}
