using Headroom.Grading;

namespace Graders;

// Trees that are given, texts that were recorded, and what drafters bring beside the bound.
public sealed partial class BestPrefixesGrader
{
    private void Trees(CountedTarget given)
    {
        // A and B everywhere; after A and after B other distributions: 1 + .9 + .6 .9 + .3 .9.
        CountedTarget three = new("a target of two steps", prefix =>
            prefix is [] ? [0.6, 0.3, 0.1] : prefix[^1] == 0 ? [0.5, 0.4, 0.1] : [0.2, 0.7, 0.1]);
        Grown(three, new("two by two", [-1, 0, 0, 1, 1, 2, 2], [2, 0, 1, 0, 1, 0, 1]));
        Grown(given, new("node 0 alone", [-1], [1]));
        Grown(given, new("a chain of 4", [-1, 0, 1, 2], [1, 0, 0, 1]));
        Grown(CountedTarget.Steps("a token that is certain", 0, 1, 0), new("a tree of 5", [-1, 0, 1, 0, 3], [0, 1, 1, 0, 1]));
        Grown(given, PrefixSearch.Tree([.. PrefixSearch.Of(given.Rule, 16).Select(prefix => prefix.Tokens)]));
        Grown(CountedTarget.Drawn(Draw, 200, 3), DrawnTree.Star(Draw, 130, 200));
        for (var i = 0; i < 4; i++)
        {
            var vocabulary = Draw.Int(3, 9);
            Grown(CountedTarget.Drawn(Draw, vocabulary, 3), DrawnTree.Bushy(Draw, Draw.Int(5, 40), vocabulary));
        }
    }

    private void Grown(CountedTarget target, DrawnTree tree) => Case($"Expected, {tree.Name}, {target.Name}", () =>
        Part(nameof(BestPrefixes.Expected), () =>
        {
            var asked = target.Anew();
            var got = BestPrefixes.Expected(asked.Next, Input("tokens", tree.Tokens), Input("parents", tree.Parents));
            int[] nodes = [.. Enumerable.Range(1, tree.Nodes - 1)], parents = [.. tree.Parents.Skip(1).Distinct()];
            var right = PrefixSearch.Expected(target.Rule, tree);
            Number("tokens a pass", got, right)
                .Trap(right - 1, "the bonus is missing: one token comes in any case")
                .Trap(1 + nodes.Sum(node => PrefixSearch.Step(target.Rule, tree, node)),
                    "a node is reached only if its parent was: multiply along the path")
                .Trap(1 + nodes.Except(parents).Sum(leaf => PrefixSearch.Reach(target.Rule, tree, leaf)),
                    "only whole paths are counted: every accepted node is a token")
                .Trap(1 + nodes.Except(parents).Sum(leaf => tree.Depth(leaf) * PrefixSearch.Reach(target.Rule, tree, leaf)),
                    "only whole paths are counted: a path that ends early brings tokens too");
            Asked(asked, [.. parents.Select(node => PrefixSearch.Path(tree, node))]);
        }));

    // How many of the drafted tokens are right, round by round, and what else a drafter may do.
    private void Replays()
    {
        Replayed("given drafts", 1, 4, 30, [2, 0, 4, 1, 3], 0);
        Replayed("drafts that stop early", 3, 5, 40, [1, 5, 0, 2], 3);
        Replayed("drafts longer than asked", 2, 3, 50, [3, 1, 3, 0], -4);
        Replayed("no drafts", 1, 0, 12, [0], 0);
        Replayed("always right", 0, 3, 33, [3], 0);
        Replayed("never right", 5, 3, 24, [0], 0);
        Replayed("no room for a round", 8, 4, 12, [4], 0);
        Replayed("room for one round", 8, 3, 12, [0], 0);
        Alike("as text", [1, 12]);
        Alike("in 16 bits", [65_547, 65_538]);
        for (var i = 0; i < 3; i++)
        {
            var length = Draw.Int(1, 7);
            Replayed("drawn drafts", Draw.Int(0, 9), length, Draw.Int(60, 200),
                [.. Enumerable.Range(0, 11).Select(_ => Draw.Int(0, length))], 0);
        }
    }

    // A wrong token behind the right ones, then right ones again; `cut` tokens are left out at the end, or come in addition.
    private void Replayed(string name, int start, int length, int size, int[] plan, int cut) =>
        Case($"Rounds, {name}, {length} of a text of {size}", () => Part(nameof(BestPrefixes.Rounds), () =>
        {
            int[] text = [.. Enumerable.Range(0, size).Select(i => i % 3 == 0 ? Draw.Int(0, 3) : Draw.Int(0, 900))];
            List<int> right = [], cutShort = [];
            for (var at = start; at < size; at += cutShort[^1])
            {
                var left = size - at;
                cutShort.Add(Math.Min(Accepted(cutShort.Count) + 1, left));
                if (left >= length + 1) right.Add(cutShort[^1]);
            }
            List<int[]> seen = [];
            int[] Drafter(int[] past)
            {
                if (seen.Count > size) throw new InvalidOperationException("the drafter was asked more often than there are tokens");
                var (at, accepted) = (past.Length, Accepted(seen.Count));
                seen.Add([.. past]);
                int[] drafts = [.. Enumerable.Range(0, length).Select(i =>
                    at + i < size ? i == accepted ? text[at + i] + 1 : text[at + i] : -1)];
                return cut >= 0 ? drafts[..Math.Max(Math.Min(accepted, length), length - cut)]
                    : [.. drafts, .. text.Skip(at + length).Take(-cut)];
            }
            var got = BestPrefixes.Rounds(Input("text", text), start, length, Drafter) ?? [];
            Shown(text, start, seen, got.AsSpan(0, got.AsSpan().CommonPrefixLength(right.ToArray())));
            var both = Math.Min(got.Length, right.Count);
            double[] Right(Func<int, int> wrong) => [.. right.Take(both).Select(each => (double)wrong(each))];
            if (both > 0)
                Elements("tokens of round", [.. got.Take(both).Select(each => (float)each)], Right(each => each), Tolerance.Exact)
                    .Trap(() => Right(each => each - 1), "the token that comes in any case is missing")
                    .Trap(() => Right(each => each == length + 1 ? length : each),
                        "the bonus behind a draft that was accepted whole is missing")
                    .Trap(() => Right(_ => length), "what was drafted, and not what was accepted")
                    .Trap(() => Right(each => Math.Max(each, length)), "right tokens behind the first wrong one are counted");
            Number("rounds", got.Length, right.Count).Within(Tolerance.Exact)
                .Trap(cutShort.Count, "a round is counted that the end of the text cuts short");
            Number("calls of the drafter", seen.Count, got.Length).Within(Tolerance.Exact);

            int Accepted(int round) => plan[round % plan.Length];
        }));

    // Drafts of 1 12 for 11 2, say: none of them is right.
    private void Alike(string name, int[] drafts) => Case($"Rounds, tokens that are alike {name}", () =>
        Part(nameof(BestPrefixes.Rounds), () =>
        {
            var got = BestPrefixes.Rounds(Input("text", (int[])[9, 11, 2, 5, 6]), 1, 2, _ => [.. drafts]) ?? [];
            That(got is [1, 1], "rounds of one token", $"of 11 2, {string.Join(' ', drafts)} was drafted, and none of it is right: "
                + $"rounds of 1 and 1, not {string.Join(" and ", got)}");
        }));

    // Where a round begins is known as long as all before it are right.
    private void Shown(int[] text, int start, List<int[]> seen, ReadOnlySpan<int> tokens)
    {
        var at = start;
        for (var round = 0; round < seen.Count && round <= tokens.Length; round++)
        {
            That(seen[round].Length <= at, "the drafter gets what was seen", "the drafter is shown tokens that come later: such a drafter "
                + "knows what it guesses, and its tokens say nothing");
            That(text.AsSpan(0, at).StartsWith(seen[round].Take(at).ToArray()) && seen[round].Length >= at,
                "the drafter gets all that was seen", "the drafter does not get the text up to its round");
            if (round < tokens.Length) at += tokens[round];
        }
    }

    private void Compared()
    {
        Measured("given rounds", [3, 1, 2, 2], [2, 2, 2.5, 1.5]);
        Measured("two rounds", [1, 4], [2.25, 3]);
        Measured("rounds that are all as the bound", [2, 2, 2], [2, 2, 2]);
        var rounds = Draw.Int(40, 300);
        Measured($"{rounds} drawn rounds", [.. Enumerable.Range(0, rounds).Select(_ => Draw.Int(1, 9))],
            [.. Enumerable.Range(0, rounds).Select(_ => Draw.Real(1, 9))]);
    }

    private void Measured(string name, int[] tokens, double[] bounds) => Case($"Above, {name}", () => Part(nameof(BestPrefixes.Above), () =>
    {
        var (mean, error) = BestPrefixes.Above(Input("tokens", tokens), Input("bounds", bounds));
        double[] above = [.. tokens.Zip(bounds, (came, bound) => came - bound)];
        var n = above.Length;
        var spread = Math.Sqrt(above.Sum(each => Math.Pow(each - above.Average(), 2)) / (n - 1));
        Tolerance rounding = new(1e-12, 1e-9);
        Number("Mean", mean, above.Average()).Within(rounding).Trap(-above.Average(), "bound - tokens: above the bound is more than 0")
            .Trap(tokens.Average(), "the tokens' mean, without their bounds");
        Number("Error", error, spread / Math.Sqrt(n)).Within(rounding)
            .Trap(spread, "the deviation of one round: that of a mean is smaller by the root of their number")
            .Trap(spread / Math.Sqrt(n) * Math.Sqrt((n - 1.0) / n), "n for n - 1: the mean was taken from the same rounds")
            .Trap(spread / n, "divided by n, and not by its root")
            .Trap(spread * spread / n, "the square of the error")
            .Trap(Math.Sqrt(tokens.Sum(each => Math.Pow(each - tokens.Average(), 2)) / (n - 1) / n),
                "the tokens' own error: bounds differ from round to round, and the differences are what is judged");
    }));
}
