using Headroom.Grading;

namespace Graders;

// What is drafted where there is one right thing to do, after rounds that leave no doubt of the chances.
public sealed partial class SpeculationPolicyGrader
{
    private void Steps()
    {
        var (batch, longest, far) = (Draw.Int(2, 4), 6, Draw.Int(17, 22));
        var room = batch * Draw.Int(2, 4) + 1;
        // All is right, and passes cost nothing more up to a step: the drafts fill the room before it.
        Case("a table with a step", () => Part(Next, () =>
        {
            if (Drafted(batch, longest, k => k <= batch + room ? 1.0 : 20) is { } drafted)
                Number("drafted tokens in a pass with room for them", drafted, room).Within(Tolerance.Exact)
                    .Trap(batch * longest, "the longest drafts, whatever the pass costs")
                    .Trap(room / batch * batch, "the same length for every text: what is left of the room stays empty")
                    .Trap(batch * (room / batch + 1), "the same length for every text, beyond the step")
                    .Trap(0, "nothing is drafted, where a draft is nearly free and always right");
        }), "1 s up to the step and 20 s behind it, all drafts are right");
        Case("a step that pays", () => Part(Next, () =>
        {
            if (Drafted(batch, far, k => k <= batch ? 1.0 : 6) is { } drafted)
                Number("drafted tokens", drafted, batch * far).Within(Tolerance.Exact)
                    .Trap(0, "the first token that does not pay ends the search: many more for the same pass do");
        }), "1 s for the batch, 6 s for anything above it, all drafts are right");
        Case("a table that falls", () => Part(Next, () =>
        {
            if (Drafted(batch, longest, k => k <= batch || k == batch + room ? 1.0 : 20) is { } drafted)
                Number("drafted tokens, of which so many are cheap", drafted, room).Within(Tolerance.Exact)
                    .Trap(0, "a pass over more tokens is taken for a dearer one: pass[k] is what it takes, and it may fall");
        }), "1 s for the batch and for one number of tokens above it, 20 s for any other, all drafts are right");
        var many = Draw.Int(70, 80);
        Case($"{many} texts", () => Part(Next, () =>
        {
            if (Drafted(many, 2, _ => 1.0) is { } drafted)
                Number("drafted tokens", drafted, 2 * many).Within(Tolerance.Exact)
                    .Trap(0, "nothing is drafted, where a draft is nearly free and always right");
        }), "a pass takes 1 s whatever is in it, all drafts are right");
    }

    private int? Drafted(int batch, int longest, Func<int, double> seconds)
    {
        var policy = new SpeculationPolicy(1, longest);
        double[] flat = [.. Enumerable.Range(0, batch * (1 + longest) + 1).Select(_ => 1.0)];
        double[] pass = [.. flat.Select((_, k) => seconds(k))], now = [.. flat];
        int[] texts = [.. Enumerable.Range(1, batch)];
        for (var round = 0; round < 60; round++)
        {
            (round % 2 == 0 ? flat : pass).CopyTo(now, 0); // one array, with other numbers
            var chosen = policy.Next([.. texts], now, [1e-6]);
            if (!Fits(chosen, batch, 1, longest)) return null;
            for (var i = 0; i < batch; i++) Tell(policy, texts[i], chosen, i, length => length);
        }
        flat.CopyTo(now, 0);
        policy.Next(texts, now, [1e-6]); // nothing is heard before the costs change
        pass.CopyTo(now, 0);
        return policy.Next(texts, now, [1e-6]).Cast<int>().Sum();
    }

    // All is right. A draft dearer than the tokens it saves is not worth it, and of two drafters the cheap one drafts.
    private void Dear() => Case("drafts that cost more than they save", () => Part(Next, () =>
    {
        const int longest = 5;
        var policy = new SpeculationPolicy(1, longest);
        double[] pass = [.. Enumerable.Repeat(1.0, longest + 2)], draft = [1e-6];
        for (var round = 0; round < 60; round++)
        {
            var chosen = policy.Next([3], pass, draft);
            if (!Fits(chosen, 1, 1, longest)) return;
            Tell(policy, 3, chosen, 0, length => length);
        }
        draft[0] = 1.25; // in the array that it has seen
        var dear = policy.Next([3], pass, draft)[0, 0];
        draft[0] = 0.5;
        var cheap = policy.Next([3], pass, draft)[0, 0];
        That(dear == 0, "no draft that costs more than a pass",
            $"a token takes 1 s of plain decoding and 1.25 s of drafting, and it drafts {dear}: what drafts cost now is not looked at");
        That(cheap > 0, "drafts that cost less than a pass",
            "a token takes 1 s of plain decoding and 0.5 s of drafting, drafts were always right, and it drafts none");
        foreach (var costly in (int[])[0, 1])
        {
            double[] costs = [1e-3, 1e-3];
            costs[costly] = 5;
            if (After(40, k => 1 + 0.02 * k, (_, _, length, _) => length, costs) is not { } last) return;
            var (paid, free) = (last[0, costly], last[0, 1 - costly]);
            That(paid == 0 && free >= 4, "the cheap drafter drafts",
                $"drafter {costly} takes 5 s a token and the other 1 ms, both are always right, and they draft {paid} and {free} tokens: "
                    + "each drafter has its own price");
        }
    }), "all drafts are right");

    private void Drafters() => Case("the last of six drafters is right", () => Part(Observe, () =>
    {
        if (After(120, k => 1 + 0.02 * k, (_, d, length, _) => d == 5 ? length : 0, [.. Enumerable.Repeat(1e-3, 6)]) is not { } last)
            return;
        That(last[0, 5] >= 4, "any drafter may be good",
            $"after 120 rounds in which only drafter 5 was right it gets {last[0, 5]} of 5 tokens");
    }), "6 drafters; a pass takes 1 s and 0.02 s more for each token");

    // One text is guessed, its neighbours are not, and tokens beyond eight are dear.
    private void Allotted() => Case("one of three texts is guessed", () => Part(Observe, () =>
    {
        var (good, drafter) = (Draw.Int(0, 2), Draw.Int(0, 1));
        if (After(80, k => 1 + 0.02 * k + 0.3 * Math.Max(0, k - 8), (i, d, length, _) => i == good && d == drafter ? length : 0)
            is not { } last) return;
        var others = last.Cast<int>().Sum() - last[good, 0] - last[good, 1];
        That(last[good, drafter] >= 4, "the text that is guessed gets the tokens",
            $"the text whose drafts were all right gets {last[good, drafter]} of 5 tokens after 80 rounds");
        That(others <= 1, "the others get hardly any",
            $"texts of which no draft was ever right get {others} tokens: each text has its own chances");
    }), "2 drafters, one of which is always right on that text and never on the others");

    // Both drafters of one text are always right, so the second is of no use there.
    private void Twice() => Case("two drafters that are both right", () => Part(Next, () =>
    {
        var good = Draw.Int(0, 2);
        if (After(80, k => 1 + 0.1 * k, (i, _, length, round) => i == good || round % 2 == 0 ? length : 0) is not { } last) return;
        var both = last[good, 0] + last[good, 1];
        That(both is >= 4 and <= 6, "one draft is enough",
            both > 6
                ? $"both drafters of a text are always right, and it gets {both} tokens for the 5 that can be accepted: "
                    + "a token that two drafters have right is committed once"
                : $"the text whose drafts are all right gets {both} of 5 tokens");
    }), "drafts of the other two texts are all right or all wrong, in turns");

    // Four right ones and a wrong one, again and again; drafts are free until the last round.
    private void Unjudged() => Case("four right ones and a wrong one", () => Part(Observe, () =>
    {
        const int longest = 12;
        var policy = new SpeculationPolicy(1, longest);
        double[] free = [.. Enumerable.Range(0, longest + 2).Select(k => 1 + 1e-9 * k)];
        for (var round = 0; round < 80; round++)
        {
            var chosen = policy.Next([7], [.. free], [1e-9]);
            if (!Fits(chosen, 1, 1, longest)) return;
            Tell(policy, 7, chosen, 0, length => Math.Min(length, 4));
        }
        var length = policy.Next([7], [.. free.Select((_, k) => 1 + 0.1 * k)], [1e-9])[0, 0];
        That(length >= 3, "a draft that pays",
            $"where each draft had four right ones before a wrong one, it drafts {length}: those behind a wrong one were not judged, and "
                + "do not count as wrong");
        var dear = policy.Next([7], [.. free.Select((_, k) => 1 + 0.3 * k)], [1e-9])[0, 0];
        That(dear <= 8, "a draft of no more than pays",
            $"where no draft had more than four right ones it drafts {dear}, at 0.3 s for each token: the first wrong one counts as wrong");
    }), "a pass takes 1 s and at last 0.1 s more for each token");

    // Every text lasts two rounds. First one drafter is right on all of them, then the other, then none, then the other again.
    private void NewTexts() => Case("texts of two rounds", () => Part(Observe, () =>
    {
        var (policy, first, text, phase) = (new SpeculationPolicy(2, 5), Draw.Int(0, 1), 500_000, 0);
        var texts = new int[3]; // the same array each time
        foreach (var (rounds, good) in ((int, int)[])[(300, first), (150, 1 - first), (300, -1), (300, 1 - first)])
        {
            for (var round = 0; round < rounds; round++)
            {
                if (round % 2 == 0) text += 3;
                for (var i = 0; i < 3; i++) texts[i] = text + i;
                var chosen = policy.Next(texts, Priced(), [1e-3, 1e-3]);
                if (!Fits(chosen, 3, 2, 5)) return;
                for (var i = 0; i < 3; i++)
                {
                    int[] lengths = [chosen[i, 0], chosen[i, 1]];
                    policy.Observe(text + i, lengths, [good == 0 ? lengths[0] : 0, good == 1 ? lengths[1] : 0]);
                }
            }
            for (var i = 0; i < 3; i++) texts[i] = -1 - i;
            var news = policy.Next(texts, Priced(), [1e-3, 1e-3]);
            phase++;
            if (good < 0) continue;
            var (right, wrong) = (news[0, good], news[0, 1 - good]);
            That(right >= 3 && wrong <= 1, "a new text is drafted as the last ones were",
                $"after {rounds} rounds in which drafter {good} was right on each new text, and the other on none, the next one gets "
                    + $"{right} and {wrong} tokens of them: {(phase == 1 ? "what other texts showed counts for a new one" : phase == 2
                        ? "what was seen long ago counts less" : "who was wrong for long is asked again")}");
        }
    }), "2 drafters; a pass takes 1 s and 0.1 s more for each token");

    // As many texts as a server has in an hour.
    private void Long() => Case("20,000 texts of one round", () => Part(Observe, () =>
    {
        var (policy, good, text) = (new SpeculationPolicy(2, 5), Draw.Int(0, 1), 3_000_000);
        for (var round = 0; round < 20_400; round++)
        {
            var right = round < 20_000 ? 1 - good : good;
            policy.Observe(++text, [3, 3], [right == 0 ? 3 : 0, right == 1 ? 3 : 0]);
        }
        var last = policy.Next([-1, -2, -3], Priced(), [1e-3, 1e-3]);
        if (!Fits(last, 3, 2, 5)) return;
        That(last[0, good] >= 3 && last[0, 1 - good] <= 1, "it learns as long as it runs",
            $"after 20,000 texts drafter {good} was right on the next 400 and the other on none, and a new text gets {last[0, good]} and "
                + $"{last[0, 1 - good]} tokens of them");
    }), "2 drafters, each drafts 3 tokens for each text");

    private static double[] Priced() => [.. Enumerable.Range(0, 3 * 11 + 1).Select(k => 1 + 0.1 * k)];

    // What is chosen after so many rounds for three texts, 5 tokens at most; right(text, drafter, length, round).
    private int[,]? After(int rounds, Func<int, double> seconds, Func<int, int, int, int, int> right, double[]? costs = null)
    {
        costs ??= [1e-3, 1e-3];
        var drafters = costs.Length;
        var policy = new SpeculationPolicy(drafters, 5);
        double[] pass = [.. Enumerable.Range(0, 3 * (1 + 5 * drafters) + 1).Select(seconds)];
        int[] texts = [907 + drafters, 907 + drafters + (1 << 16), 907 + drafters + (1 << 30)];
        int[] lengths = new int[drafters], accepted = new int[drafters];
        for (var round = 0; round < rounds; round++)
        {
            var chosen = policy.Next([.. texts], [.. pass], [.. costs]);
            if (!Fits(chosen, 3, drafters, 5)) return null;
            for (var i = 0; i < 3; i++)
            {
                // The same two arrays each time, with other numbers.
                for (var d = 0; d < drafters; d++) (lengths[d], accepted[d]) = (chosen[i, d], right(i, d, chosen[i, d], round));
                policy.Observe(texts[i], lengths, accepted);
            }
        }
        return policy.Next(texts, pass, costs);
    }
}
