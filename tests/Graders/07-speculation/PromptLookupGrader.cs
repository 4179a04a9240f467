using Headroom.Grading;

namespace Graders;

/// <summary>What is proposed against a search through all places, on small texts; then how often long ones are read.</summary>
public sealed class PromptLookupGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        Propose("by hand, two tokens", [1, 2, 3, 4, 9, 2, 3, 5, 2, 3], 2, 4);
        Propose("by hand", [1, 2, 3, 4, 9, 2, 3, 5, 2, 3], 3, 4);
        Propose("by hand, one token at most", [1, 2, 3, 4, 9, 2, 3, 5, 2, 3], 1, 1);
        Propose("an older place that is longer", [7, 1, 2, 5, 6, 2, 8, 8, 7, 1, 2], 3, 3);
        Propose("two places of the same length", [1, 2, 5, 1, 2, 6, 1, 2], 2, 2);
        Propose("shorter than n", [4, 5, 6, 5], 3, 5);
        Propose("fewer behind it than k", [1, 2, 3, 1, 2], 2, 10);
        Propose("found nowhere", [1, 2, 3, 4], 3, 5);
        Propose("the same token all along", [7, 7, 7, 7, 7], 3, 4);
        Propose("two of the same", [7, 7], 3, 4);
        Propose("in turns, the places overlap", [1, 2, 1, 2, 1, 2, 1], 5, 4);
        Propose("all of the text before the last token", [3, 1, 2, 3], 4, 3);
        Propose("n longer than the text", [1, 2, 9, 1, 2], 50, 5);
        Propose("n of one", [2, 1, 5, 3, 1, 6, 1], 1, 2);
        Propose("n of 0", [1, 1, 1, 1], 0, 3);
        Propose("k of 0", [1, 1, 1, 1], 3, 0);
        Propose("one token", [5], 3, 3);
        Propose("no token", [], 3, 3);
        Propose("a place at the very beginning", [1, 2, 3, 4, 5, 6, 1, 2, 3], 3, 2);
        Propose("negative and large tokens", [-1, int.MaxValue, 4, -1, int.MaxValue], 2, 2);
        Propose("tokens 65,536 apart", [65_537, 7, 1, 8, 65_537], 1, 2);
        Propose("other tokens of the same digits", [1, 12, 5, 11, 2], 2, 1);
        int[] block = [.. Enumerable.Range(0, 80).Select(_ => Draw.Int(0, 999))];
        Propose("80 tokens against the last 70 of them", [.. block, 1000, .. block[10..], 1001, .. block], 100, 100);
        Again();
        for (var i = 0; i < 40; i++)
        {
            int[] text = [.. Enumerable.Range(0, Draw.Int(1, 60)).Select(_ => Draw.Int(0, i % 5 + 1))];
            Propose($"drawn {i + 1}, {i % 5 + 2} different tokens", text, Draw.Int(1, 8), Draw.Int(1, 12));
        }
        var spread = Enumerable.Range(0, 4000).Select(_ => Draw.Int(0, 60)).ToArray();
        Propose("4,000 tokens of 61", spread, 4, 10);
        Long("few of 50,000 tokens alike", [.. Enumerable.Range(0, 50_000).Select(_ => Draw.Int(0, 40_000))]);
        Long("50,000 tokens of four", [.. Enumerable.Range(0, 50_000).Select(_ => Draw.Int(0, 3))]);
        // Almost the suffix everywhere: n - 1 tokens agree at each eighth place, and never n.
        Long("50,000 tokens, nearly periodic", [.. Enumerable.Range(0, 50_000).Select(i => i == 49_999 - 7 ? 2 : i % 8 == 0 ? 1 : 0)]);
        // Four tokens agree at each fifth place, and never five: who searches for each length by itself reads all of it again and again.
        Long("50,000 tokens, four alike", [.. Enumerable.Range(0, 50_000).Select(i => i == 49_999 - 4 ? 2 : i % 5 == 0 ? 1 : 0)]);
        Long("no token of 50,000 comes again", [.. Enumerable.Range(0, 50_000)]);
        // Who compares further than n tokens does so at each place: it would take minutes.
        int[] alike = [.. Enumerable.Repeat(7, 500_000)];
        Case("one token 500,000 times", () => Compare(alike, 8, 5, PromptLookup.Propose(new CountedText(alike, 100), 8, 5) ?? [], [7]));
    }

    // One text, another of the same length, and the first one again.
    private void Again() => Case("Propose, three calls", () =>
    {
        int[] one = [1, 2, 3, 1], other = [1, 2, 3, 2];
        foreach (var text in (int[][])[one, other, one])
            Compare(text, 2, 2, PromptLookup.Propose(text, 2, 2) ?? [], Search(text, 2, 2));
    });

    private void Propose(string name, int[] text, int n, int k) => Case($"Propose, {name}", () =>
    {
        var right = Search(text, n, k);
        var got = PromptLookup.Propose(Input("text", text), n, k) ?? [];
        if (text.Length > 0 && n > 0) Compare(text, n, k, got, right);
        else Number("tokens proposed", got.Length, 0).Within(Tolerance.Exact);
    }, $"n {n}, k {k}, text {(text.Length <= 12 ? string.Join(" ", text) : $"of {text.Length:#,0}")}");

    private void Compare(int[] text, int n, int k, int[] got, int[] right)
    {
        if (got.AsSpan().SequenceEqual(right))
        {
            That(true, "tokens proposed", "");
            return;
        }
        var (oldest, loose, shortest) = (Search(text, n, k, oldest: true), Search(text, n, k, apart: true), Search(text, 1, k));
        var exact = Search(text, n, k, exactly: true);
        var cause = Cause();
        That(false, "tokens proposed", $"{Text(got)} proposed, and {Text(right)} is right"
            + (cause is null ? "" : $": {cause}"));

        string? Cause() =>
            got.AsSpan().SequenceEqual(loose) ? "places that overlap the suffix are left out"
            : got.AsSpan().SequenceEqual(oldest) ? "the oldest place: the most recent one"
            : got.AsSpan().SequenceEqual(exact) ? "n tokens or none: where n are not found, fewer may be"
            : got.AsSpan().SequenceEqual(shortest) ? "one token alone: the longest suffix that is found counts"
            : got.Length > k ? "more than k tokens"
            : got.Length == 0 ? "the suffix itself is no place, nothing stands behind it"
            : null;
    }

    private static string Text(int[] tokens) => tokens.Length == 0 ? "nothing" : string.Join(" ", tokens.Take(20));

    // Straight from the definition, place by place and length by length.
    private static int[] Search(int[] text, int n, int k, bool oldest = false, bool apart = false, bool exactly = false)
    {
        for (var m = Math.Min(n, text.Length - 1); m >= 1 && (!exactly || m == n); m--)
        {
            var suffix = text[^m..];
            var places = Enumerable.Range(0, text.Length - m)
                .Where(start => (!apart || start + m <= text.Length - m) && text.AsSpan(start, m).SequenceEqual(suffix)).ToList();
            if (places.Count == 0) continue;
            var behind = (oldest ? places[0] : places[^1]) + m;
            return [.. text.Skip(behind).Take(k)];
        }
        return [];
    }

    private void Long(string name, int[] text) => Case($"reads, {name}", () =>
    {
        foreach (var n in (int[])[3, 64])
        {
            var counted = new CountedText(text, 100);
            var got = PromptLookup.Propose(counted, n, 5) ?? [];
            Compare(text, n, 5, got, Search(text, n, 5));
            AtMost($"reads of a token, n {n}", (double)counted.Reads / text.Length, 2 * n + 4, note: name);
        }
        // A copy is read for nothing: the time shows what it is searched with.
        int[] many = [-1, .. Enumerable.Repeat(text, 10).SelectMany(each => each), -1];
        Compare(many, 8, 5, PromptLookup.Propose(new CountedText(many, 100), 8, 5) ?? [], many[1..6]);
    });
}
