using Headroom.Grading;

namespace Graders;

/// <summary>
/// Small tables whose answers are worked out by hand, drawn sessions beside a table that keeps every observation, and traces of a few
/// thousand tokens in which accepted drafts are counted.
/// </summary>
public sealed partial class TrafficTablesGrader : Grader
{
    private const string Learn = nameof(TrafficTables.Learn), Propose = nameof(TrafficTables.Propose), Count = nameof(TrafficTables.Count);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        OneText();
        Apart();
        Followers();
        Weights();
        Bound();
        Far();
        for (var i = 0; i < 12; i++) Session(i);
        Served();
    }

    // Two texts of which only the token 12 places back differs; and more tokens than were learned.
    private void Far() => Case("contexts of 12 tokens, and 100 guesses", () => Part(Propose, () =>
    {
        var tables = new TrafficTables(12, 1000, double.PositiveInfinity);
        int[] middle = [.. Enumerable.Range(10, 11)];
        tables.Learn([100, .. middle, 5]);
        tables.Learn([200, .. middle, 6]);
        Guess(tables, [100, .. middle], 1, [5], "6 was learned last, behind 200 and the same 11 tokens");
        tables.Learn([1, 2, 1]);
        Guess(tables, [1], 100, [.. Enumerable.Range(0, 100).Select(i => 2 - i % 2)], "1 follows 2 and 2 follows 1");
    }), Said(12, 1000, double.PositiveInfinity));

    private void OneText() => Case("one text of five tokens", () => Part(Propose, () =>
    {
        var tables = new TrafficTables(3, 100, double.PositiveInfinity);
        tables.Learn([1, 2, 3, 4, 5]);
        Guess(tables, [1, 2], 1, [3], "the context 1 2");
        Guess(tables, [1, 2], 3, [3, 4, 5], "the next guess is made behind the first");
        Guess(tables, [1, 2], 9, [3, 4, 5], "nobody follows 5");
        Guess(tables, [9, 8, 7, 2], 2, [3, 4], "only 2 was seen before");
        Guess(tables, [2], 2, [3, 4], "a text shorter than the longest context");
        Guess(tables, [1, 2], 0, [], "no token is asked");
        Guess(tables, [], 4, [], "no text has no context");
        Guess(tables, [5], 4, [], "nobody follows 5");
        Guess(tables, [6], 4, [], "6 was never seen");
    }), Said(3, 100, double.PositiveInfinity));

    private void Followers()
    {
        Case("longest context first", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(3, 100, double.PositiveInfinity);
            foreach (var text in (int[][])[[7, 1, 2, 3], [7, 1, 2, 3], [7, 1, 2, 3], [8, 1, 2, 4], [9, 9, 2, 5]]) tables.Learn(text);
            Guess(tables, [8, 1, 2], 1, [4], "8 1 2 was followed by 4 once; 3 is the most frequent behind 2");
            Guess(tables, [6, 1, 2], 1, [3], "6 1 2 was never seen, 1 2 was followed by 3 three times and by 4 once");
            Guess(tables, [6, 9, 2], 1, [5], "9 2 was followed by 5");
            Guess(tables, [6, 6, 2], 1, [3], "2 was followed by 3 three times");
        }), Said(3, 100, double.PositiveInfinity));

        Case("no longer context than the order", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(1, 100, double.PositiveInfinity);
            foreach (var text in (int[][])[[7, 2, 3], [8, 2, 4], [8, 2, 4]]) tables.Learn(text);
            Guess(tables, [7, 2], 1, [4], "order 1 sees the 2 alone, and 4 followed it twice");
        }), Said(1, 100, double.PositiveInfinity));
    }

    private void Weights()
    {
        Case("heaviest follower", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(1, 100, double.PositiveInfinity);
            foreach (var follower in (int[])[5, 5, 6]) tables.Learn([1, follower]);
            Guess(tables, [1], 1, [5], "5 was seen twice, 6 once and last");
            tables.Learn([1, 6]);
            Guess(tables, [1], 1, [6], "twice each, and 6 was learned last");
            tables.Learn([1, 5]);
            tables.Learn([1, 6]);
            tables.Learn([1, 5]);
            tables.Learn([1, 6]);
            Guess(tables, [1], 1, [6], "four times each, and 6 was learned last");
            foreach (var follower in (int[])[6, 5, 5, 6]) tables.Learn([2, follower]);
            Guess(tables, [2], 1, [6], "twice each, and 6 was learned first and last");
            foreach (var follower in (int[])[9, 4]) tables.Learn([3, follower]);
            Guess(tables, [3], 1, [4], "once each, and 4 was learned last");
            for (var i = 0; i < 60; i++) tables.Learn([4, i < 40 ? 5 : 6]);
            Guess(tables, [4], 1, [5], "5 was seen 40 times, then 6 20 times");
        }), Said(1, 100, double.PositiveInfinity));

        // Three observations, and later one of another token: with 11 tokens between they weigh 1.07, with 12 0.996.
        foreach (var (others, expected) in ((int, int)[])[(0, 5), (10, 5), (11, 5), (12, 6), (13, 6), (40, 6)])
            Case($"three of 5, {others} other tokens, one of 6", () => Part(Learn, () =>
            {
                var tables = new TrafficTables(1, 1000, 10);
                tables.Learn([1, 5, 1, 5, 1, 5]);
                tables.Learn(Others(others));
                tables.Learn([1, 6]);
                Guess(tables, [1], 1, [expected], $"5 weighs {Old(others):0.000}, 6 weighs 1");
            }), Said(1, 1000, 10));

        // 2^(-a/10) reaches 0.1 at a = 33.2.
        foreach (var (others, expected) in ((int, int[])[])[(0, [5]), (20, [5]), (33, [5]), (34, []), (90, [])])
            Case($"one pair, then {others} other tokens", () => Part(Propose, () =>
            {
                var tables = new TrafficTables(1, 1000, 10);
                tables.Learn([1, 5]);
                tables.Learn(Others(others));
                Guess(tables, [1], 1, expected, $"it weighs {Math.Pow(0.5, others / 10.0):0.000}, and below 0.1 is forgotten");
            }), Said(1, 1000, 10));

        // 2^(-50 / halfLife) is a millionth of 0.1 above it, and below it.
        foreach (var (side, expected) in ((double, int[])[])[(1 + 1e-6, [5]), (1 - 1e-6, [])])
            Case($"one pair that weighs {0.1 * side:0.0000000}", () => Part(Propose, () =>
            {
                var tables = new TrafficTables(1, 1000, -50 / Math.Log2(0.1 * side));
                tables.Learn([1, 5]);
                tables.Learn(Others(50));
                Guess(tables, [1], 1, expected, "below 0.1 is forgotten, and 0.1 is not");
            }));

        Case("a half-life below one token", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(1, 100, 0.25);
            tables.Learn([1, 5]);
            Guess(tables, [1], 1, [5], "no token was learned since");
            tables.Learn([9]);
            Guess(tables, [1], 1, [], "one token is four half-lives: it weighs 0.0625");
        }), Said(1, 100, 0.25));

        Case("6,553 half-lives", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(1, 100, 10);
            tables.Learn([1, 5]);
            tables.Learn(Others(65_536));
            Guess(tables, [1], 1, [], "it was learned 65,536 tokens ago");
            foreach (var follower in (int[])[6, 6, 7]) tables.Learn([1, follower]);
            Guess(tables, [1], 1, [6], "6 weighs 1.63 and 7 weighs 1");
        }), Said(1, 100, 10));

        Case("a long context that is forgotten", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(2, 1000, 10);
            tables.Learn([1, 2, 5]);
            tables.Learn(Others(30));
            tables.Learn([9, 2, 6, 3, 3, 3, 3, 3]);
            Guess(tables, [1, 2], 1, [6], "5 behind 1 2 weighs 0.072 and is forgotten, 6 behind 2 weighs 0.707");
        }), Said(2, 1000, 10));

        Case("time passes between two times that a pair is seen", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(1, 1000, 10);
            tables.Learn([1, 5]);
            tables.Learn(Others(28));
            tables.Learn([1, 5]);  // 0.125 + 1
            tables.Learn(Others(3));
            tables.Learn([1, 6]);  // 5 weighs 1.125 * 2^-0.5 = 0.795
            Guess(tables, [1], 1, [6], "5 weighs 0.795 and 6 weighs 1");
            tables.Learn([1, 5]);  // 0.795 * 2^-0.2 + 1 = 1.69
            Guess(tables, [1], 1, [5], "5 weighs 1.69 and 6 weighs 0.87");
        }), Said(1, 1000, 10));
    }

    private static double Old(int others) => Enumerable.Range(0, 3).Sum(i => Math.Pow(0.5, (others + 2 + 2 * i) / 10.0));

    // Tokens that are learned and are in no context that is asked for.
    private static int[] Others(int count) => [.. Enumerable.Repeat(77, count)];

    private void Guess(TrafficTables tables, int[] text, int length, int[] expected, string why)
    {
        var got = tables.Propose(Input("text", text), length) ?? [];
        That(got.AsSpan().SequenceEqual(expected), $"Propose behind {Tokens(text)}",
            $"behind {Tokens(text)} comes {Tokens(got)}, expected {Tokens(expected)}: {why}");
    }

    private static string Tokens(int[] tokens) =>
        tokens.Length == 0 ? "nothing" : $"[{string.Join(' ', tokens.Take(12))}{(tokens.Length > 12 ? " ..." : "")}]";

    private static string Said(int order, int capacity, double halfLife) =>
        $"order {order}, {Numbers.Count(capacity, "pair")}, half-life "
        + (double.IsInfinity(halfLife) ? "infinite" : $"{halfLife:0.#} tokens");
}
