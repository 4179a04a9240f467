using System.Text;
using Headroom.Grading;

namespace Graders;

using Pair = (int Left, int Right);
using Words = (byte[] Bytes, long Count)[];

/// <summary>Each method on inputs of the grader's own: merges are learned from drawn words, and words split by drawn merges.</summary>
public sealed partial class MergePairsGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Tokenizing"];

    protected override void Require()
    {
        Learn();
        Encode();
        Again();
        Paragraph();
    }

    private void Learn()
    {
        // A mistake with ties gives merges of its own here; in the next case several give the same.
        Learns("6 words, each once", Drawn(6, 6, 8, 1, 1), 30);
        Learns("tan 5, tin 4, ant 3, tint 2", Listed(("tan", 5), ("tin", 4), ("ant", 3), ("tint", 2)), 10);
        Learns("5 words, 4 letters", Drawn(5, 4, 6, 1, 9), 8);
        Learns("40 words, 5 letters", Drawn(40, 5, 9, 1, 90), 60);
        Ties();
        Runs();
        Counts();
        Edges();
        // Ids past 512; every byte; one long word.
        Learns("60 words, 12 letters", Drawn(60, 12, 14, 1, 400), Draw.Int(260, 280));
        Learns("60 words, 256 letters, to the end", Drawn(60, 256, 13, 1, 400), 5000);
        Learns("one word of 1,500 bytes", [(Spell(Letters(3), 1500), 7)], 30);
        // Ids past 1,023 and 1,279: they outgrow ten bits of a key.
        Learns("3 words of 420 bytes, to the end", Drawn(3, 420, 1, 9), 5000);
        // Sums of bytes, weighted or not, are the same for several of them.
        Learns("300 words of two bytes", Drawn(300, 2, 1, 90), 5000);
        Learns("3,000 words of two bytes, and the last one most often", [.. Drawn(3000, 2, 1, 9), (Spell(Letters(2), 2), 1000)], 2);
    }

    private void Ties()
    {
        for (var i = 0; i < 4; i++) Learns($"6 words, each once, draw {i + 1}", Drawn(6, 6, 8, 1, 1), 30);
        Learns("25 words, each 3 times", Drawn(25, 9, 7, 3, 3), 70);
        // Two letters, so that tokens of earlier merges tie with one another.
        for (var i = 0; i < 3; i++) Learns($"words of two letters, draw {i + 1}", Drawn(4, 2, 12, 1, 2), 30);
    }

    private void Runs()
    {
        var letters = Letters(3);
        // (a, a) stands 10 times, 5 of them apart; (b, c) 7 times.
        Learns("aaa 5 times, bc 7 times", [(Of(letters, 0, 0, 0), 5), (Of(letters, 1, 2), 7)], 4);
        for (var length = 4; length <= 7; length++)
            Learns($"{length} equal letters", [(Spell(letters[..1], length), 3), (Of(letters, 1, 0, 0, 0, 2), 2)], 12);
        Learns("runs", Drawn(9, 2, 15, 1, 5), 25);
    }

    private void Counts()
    {
        foreach (var (low, high) in ((long, long)[])[(500_000_000, 2_000_000_000), (3_000_000_000, 9_000_000_000)])
            Learns($"counts from {low:#,0}", Drawn(8, 3, 6, low, high), 12);
        // Apart by one, which neither a double nor a float tells.
        var (letters, many) = (Letters(4), 90_000_000_000_000_000 + 2L * Draw.Int(1, 1000));
        Array.Sort(letters);
        Learns("two counts of 9e16 that differ by 1", [(Of(letters, 0, 1), many), (Of(letters, 2, 3), many + 1)], 2);
        // 300 times once is more than 299 at once.
        Learns("one word listed 300 times",
            [.. Enumerable.Repeat((Of(letters, 3, 2), 1L), 300), (Of(letters, 0, 1), 299)], 2);
    }

    private void Edges()
    {
        Learns("no merges", Drawn(5, 3, 6, 1, 9), 0);
        Learns("no words", [], 5);
        Learns("words of 0 and 1 bytes", [([], 9), (Spell(Letters(1), 1), 8), ([], 1)], 5);
        Learns("words of 0 to 3 bytes", [([], 90), .. Drawn(7, 3, 3, 1, 9), (Spell(Letters(1), 1), 80)], 5);
        Learns("one merge", Drawn(30, 4, 6, 1, 9), 1);
        Learns("no pair left", Drawn(3, 4, 4, 1, 1), 100);
    }

    private void Learns(string name, Words words, int merges) => Case($"Learn, {name}", () => Part(nameof(MergePairs.Learn), () =>
    {
        var expected = MergeReference.Learn(words, merges);
        foreach (var (i, word) in words.Index()) Input($"words[{i}].Bytes", word.Bytes);
        var got = MergePairs.Learn(Handed(Input("words", words)), merges);
        Merges(got, expected, [.. s_learning.Select<(MergeMistake Mistake, string Cause), (Func<Pair[]>, string)>(
            each => (() => MergeReference.Learn(words, merges, each.Mistake), each.Cause))]);
    }), $"at most {Numbers.Count(merges, "merge")}");

    private void Merges(IReadOnlyList<Pair>? got, Pair[] expected, (Func<Pair[]> Wrong, string Cause)[] mistakes)
    {
        That(got is not null, "merges come back", "null comes back: where there is nothing to merge the list is empty");
        if (got is null) return;
        Sequence("merge", Flat(got), Flat(expected), [.. mistakes.Select(each => ((Func<int[]>)(() => Flat(each.Wrong())), each.Cause))],
            i => $"merge {i / 2}, {(i % 2 == 0 ? "left" : "right")}", 2);
    }

    // A list or an array: all that is promised is that it can be read.
    private IReadOnlyList<T> Handed<T>(T[] values) => Draw.Of(true, false) ? values : values.ToList();

    private static int[] Flat(IReadOnlyList<Pair> merges) => [.. merges.SelectMany(pair => (int[])[pair.Left, pair.Right])];

    // Where it has another length its first elements are compared, which show where it goes another way.
    private void Sequence(
        string what, int[] got, int[] expected, (Func<int[]> Wrong, string Cause)[] mistakes, Func<int, string> named, int of = 1)
    {
        // Long ones are not compared number by number, for the sake of time.
        if (got.AsSpan().SequenceEqual(expected))
        {
            Number($"{what}s", got.Length / of, expected.Length / of).Within(Tolerance.Exact);
            return;
        }
        if (got.Length != expected.Length)
        {
            var number = Number($"{what}s", got.Length / of, expected.Length / of).Within(Tolerance.Exact);
            if (mistakes.FirstOrDefault(each => each.Wrong().AsSpan().SequenceEqual(got)).Cause is { } cause)
                number.Trap(got.Length / of, cause);
        }
        var shared = Math.Min(got.Length, expected.Length);
        var elements = Elements(what, named, Floats(got[..shared]), [.. expected[..shared]], Tolerance.Exact);
        foreach (var (wrong, cause) in mistakes)
            elements.Trap(() => [.. wrong().Concat(Enumerable.Repeat(-1, shared)).Take(shared)], cause);
    }

    // Whole numbers below 2^24 are floats.
    private static float[] Floats(int[] values) => Array.ConvertAll(values, value => (float)value);

    private Words Drawn(int count, int letters, int longest, long fewest, long most)
    {
        var alphabet = Letters(letters);
        return [.. Enumerable.Range(0,
            count).Select(_ => (Spell(alphabet, Draw.Int(2, longest)), fewest + (long)Draw.Real(0, most - fewest + 1)))];
    }

    // All of one length, of any bytes.
    private Words Drawn(int count, int length, int fewest, int most)
    {
        var all = Letters(256);
        return [.. Enumerable.Range(0, count).Select(_ => (Spell(all, length), (long)Draw.Int(fewest, most)))];
    }

    // Of all 256 bytes: a letter may be 0, or above 127.
    private byte[] Letters(int count)
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Draw.Shuffle(all);
        return all[..count];
    }

    private byte[] Spell(byte[] letters, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => letters[Draw.Int(0, letters.Length - 1)])];

    private static byte[] Of(byte[] letters, params int[] places) => [.. places.Select(place => letters[place])];

    private static Words Listed(params (string Word, long Count)[] words) =>
        [.. words.Select(word => (Encoding.UTF8.GetBytes(word.Word), word.Count))];
}
