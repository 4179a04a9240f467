using Headroom.Grading;

namespace Graders;

// How many pairs are kept and which go; and what must not be shared or kept: other tables, other texts, drafts, the caller's array.
public sealed partial class TrafficTablesGrader
{
    private void Bound()
    {
        Case("pairs are counted", () => Part(Count, () =>
        {
            var tables = new TrafficTables(3, 1000, 50);
            Pairs(tables, 0, "of a new table");
            tables.Learn([]);
            tables.Learn([4]);
            Pairs(tables, 0, "after texts of 0 and 1 tokens");
            tables.Learn([1, 2, 3, 4, 5]);
            Pairs(tables, 9, "of five tokens: 1 + 2 + 3 + 3");
            tables.Learn([1, 2, 3, 4, 5]);
            Pairs(tables, 9, "of the same five again");
            tables.Learn([2, 3, 4]);
            Pairs(tables, 9, "after a text whose pairs are all there");
            tables.Learn([2, 3, 9]);
            Pairs(tables, 11, "with 3 -> 9 and 2 3 -> 9");
        }), Said(3, 1000, 50));

        Case("the least recently learned goes first", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(1, 3, double.PositiveInfinity);
            foreach (var text in (int[][])[[1, 10], [2, 20], [3, 30]]) tables.Learn(text);
            Guess(tables, [1], 1, [10], "three pairs fit");
            tables.Learn([1, 10]); // learned again, so it is the newest
            tables.Learn([4, 40]);
            Pairs(tables, 3, "at the bound");
            Guess(tables, [2], 1, [], "2 -> 20 was learned least recently, and 4 -> 40 took its place");
            Guess(tables, [1], 1, [10], "1 -> 10 was learned again after the others");
            Guess(tables, [3], 1, [30], "3 -> 30 is still among the last three");
            Guess(tables, [4], 1, [40], "4 -> 40 is the newest");
            tables.Learn([5, 50]);
            Guess(tables, [3], 1, [], "3 -> 30 is next, for asking is no learning");
            Guess(tables, [1], 1, [10], "1 -> 10, 4 -> 40 and 5 -> 50 are left");
        }), Said(1, 3, double.PositiveInfinity));

        Case("the least recently learned goes, whatever is forgotten", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(1, 3, 10);
            for (var i = 0; i < 20; i++) tables.Learn([1, 10]);
            tables.Learn([2, 20]);
            tables.Learn(Others(40)); // 1 -> 10 weighs 0.39 now, and 2 -> 20 0.06
            Guess(tables, [1], 1, [10], "it was seen 20 times");
            Guess(tables, [2], 1, [], "it was seen once, 40 tokens ago");
            tables.Learn([4, 40]);
            Guess(tables, [1], 1, [], "1 -> 10 was learned before 2 -> 20, and 4 -> 40 took its place");
            Pairs(tables, 3, "at the bound");
        }), Said(1, 3, 10));

        Case("of one token the shorter context goes first", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(2, 2, double.PositiveInfinity);
            tables.Learn([1, 2, 3]); // 1 -> 2 went for 1 2 -> 3
            Guess(tables, [1], 1, [], "1 -> 2 was learned first");
            Guess(tables, [9, 2], 1, [3], "2 -> 3 is left");
            tables.Learn([8, 9]);
            Guess(tables, [9, 2], 1, [], "2 -> 3 was learned before 1 2 -> 3");
            Guess(tables, [1, 2], 1, [3], "1 2 -> 3 is left");
        }), Said(2, 2, double.PositiveInfinity));

        Case("room for one pair", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(3, 1, 5);
            tables.Learn([1, 2, 3, 4]);
            Pairs(tables, 1, "at a bound of 1");
            Guess(tables, [1, 2, 3], 2, [4], "1 2 3 -> 4 was learned last");
            Guess(tables, [2, 3], 2, [], "2 3 -> 4 went for it");
        }), Said(3, 1, 5));

        var capacity = Draw.Int(100, 300);
        Case($"{20 * capacity:#,0} pairs that are never seen twice", () => Part(Count, () =>
        {
            var tables = new TrafficTables(1, capacity, 1e6);
            for (var i = 0; i < 20 * capacity; i++) tables.Learn([i, i + 1]);
            Pairs(tables, capacity, "at the bound");
            Guess(tables, [19 * capacity], 1, [19 * capacity + 1], "it is the oldest that is kept");
            Guess(tables, [19 * capacity - 1], 1, [], "it was one too many");
        }), Said(1, capacity, 1e6));
    }

    private void Pairs(TrafficTables tables, int expected, string when) =>
        Number($"Count {when}", tables.Count, expected).Within(Tolerance.Exact);

    private void Apart()
    {
        Case("two tables", () => Part(Learn, () =>
        {
            var (one, other) = (new TrafficTables(1, 5, 10), new TrafficTables(1, 9, 1000));
            one.Learn([41, 2]);
            other.Learn([41, 3]);
            other.Learn([41, 3]);
            other.Learn(Others(60));
            Guess(one, [41], 1, [2], "the other table's tokens are not its own");
            Guess(other, [41], 1, [3], "a half-life of 1,000 keeps it");
        }));

        Case("texts do not join", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(2, 100, double.PositiveInfinity);
            tables.Learn([1, 2]);
            tables.Learn([3, 4]);
            Guess(tables, [1, 2], 4, [], "3 begins another text");
            Pairs(tables, 2, "of two texts of two tokens");
        }), Said(2, 100, double.PositiveInfinity));

        Case("proposing teaches nothing", () => Part(Propose, () =>
        {
            var tables = new TrafficTables(2, 100, double.PositiveInfinity);
            tables.Learn([1, 5]);
            for (var i = 0; i < 60; i++) tables.Propose([1], 3);
            tables.Learn([1, 6]);
            tables.Learn([1, 6]);
            Guess(tables, [1], 1, [6], "6 was seen twice and 5 once, however often 5 was proposed");
        }), Said(2, 100, double.PositiveInfinity));

        Case("an array that is used again", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(2, 50, double.PositiveInfinity);
            int[] text = [1, 2, 3];
            tables.Learn(text);
            Array.Fill(text, 8);
            Guess(tables, [1, 2], 1, [3], "the caller filled its array with 8 after Learn");
        }));

        Case("large and negative tokens", () => Part(Learn, () =>
        {
            var tables = new TrafficTables(2, 50, double.PositiveInfinity);
            tables.Learn([70_000, 8]);
            tables.Learn([4_464, 9]);
            Guess(tables, [70_000], 1, [8], "70,000 is not 4,464, which is 65,536 less");
            tables.Learn([int.MaxValue, int.MinValue, -1, 70_000]);
            tables.Learn([1, 12, 3]);
            tables.Learn([11, 2, 4]);
            Guess(tables, [int.MaxValue, int.MinValue], 2, [-1, 70_000], "tokens are any integers");
            Guess(tables, [1, 12], 1, [3], "1 12 is not 11 2");
            Guess(tables, [11, 2], 1, [4], "11 2 is not 1 12");
        }));
    }
}
