using Headroom.Grading;

namespace Graders;

/// <summary>What a pass commits, for each number of right tokens; then whole texts against those of the target alone.</summary>
public sealed partial class GreedySpeculationGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        Committed("by hand: 5 7 2 against 5 7 9 4", [5, 7, 2], [5, 7, 9, 4]);
        Committed("by hand: 5 7 9 against 5 7 9 4", [5, 7, 9], [5, 7, 9, 4]);
        Committed("no draft", [], [Draw.Int(0, 99)]);
        // Behind the first wrong token the others agree again: they follow a text that is not the target's.
        Committed("right again behind a wrong one", [1, 2, 3, 4], [1, 8, 3, 4, 5]);
        Committed("wrong at once, then right", [9, 2, 3], [1, 2, 3, 4]);
        Committed("equal tokens", [3, 3, 3], [3, 3, 3, 3]);
        Committed("other tokens of the same digits", [1, 12, 7], [11, 2, 7, 5]);
        Committed("tokens 65,536 apart", [70_000, 5], [4_464, 5, 1]);
        foreach (var k in (int[])[1, 2, Draw.Int(3, 12), 300])
            for (var right = 0; right <= k; right += Math.Max(1, k / 4)) Committed($"{right} of {k} right", k, right);
        Texts();
    }

    private void Committed(string name, int k, int right)
    {
        int[] choices = [.. Enumerable.Range(0, k + 1).Select(_ => Draw.Int(0, 200_000))];
        // About half of what stands behind the wrong token is equal again.
        int[] draft = [.. choices.Take(k).Select((token, i) => i < right || i > right && Draw.Int(0, 1) == 0 ? token : token + 1)];
        Committed(name, draft, choices);
    }

    private void Committed(string name, int[] draft, int[] choices) => Case($"Commit, {name}", () =>
        Part(nameof(GreedySpeculation.Commit), () =>
        {
            var right = 0;
            while (right < draft.Length && draft[right] == choices[right]) right++;
            var all = draft.Zip(choices).Count(pair => pair.First == pair.Second);
            var alike = Enumerable.Range(1, draft.Length).LastOrDefault(n => Digits(draft, n) == Digits(choices, n));
            var got = GreedySpeculation.Commit(Input("draft", draft), Input("choices", choices)) ?? [];
            Number("tokens committed", got.Length, right + 1).Within(Tolerance.Exact)
                .Trap(right, "the target's own token is left out: each pass brings one beside the draft's")
                .Trap(right + 2, "two tokens of the target: behind its first one nothing was verified")
                .Trap(alike + 1, "tokens that read alike are taken: 1 and 12 are not 11 and 2. Compare tokens, not text")
                .Trap(all + 1, "tokens behind the first wrong one are taken: the target judged them behind another text")
                .Trap(draft.Length + 1, "the whole draft is taken")
                .Trap(1, "one token, whatever was guessed right");
            if (got.Length != right + 1) return;
            SameTokens("token committed", got, [.. choices.Take(right + 1)])
                .Trap(() => Doubles([.. draft.Take(right), right < draft.Length ? draft[right] : -1]),
                    "the drafted token where the target chose another");
        }));

    private ArrayExpectation SameTokens(string what, int[] got, int[] expected) =>
        Elements(what, [.. got.Select(token => (float)token)], Doubles(expected), Tolerance.Exact);

    private static string Digits(int[] tokens, int count) => string.Concat(tokens.Take(count).Select(token => $"{token}"));

    private static double[] Doubles(IEnumerable<int> tokens) => [.. tokens.Select(token => (double)token)];
}
