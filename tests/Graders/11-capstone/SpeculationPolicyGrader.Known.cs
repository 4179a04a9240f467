using Headroom.Grading;

namespace Graders;

// What is drafted where there is one right thing to do, after rounds that leave no doubt of the chances.
public sealed partial class SpeculationPolicyGrader
{
    private void Steps()
    {
        var (batch, longest) = (Draw.Int(2, 4), 6);
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
            if (Drafted(batch, longest, k => k <= batch ? 1.0 : 3) is { } drafted)
                Number("drafted tokens", drafted, batch * longest).Within(Tolerance.Exact)
                    .Trap(0, "the first token that does not pay ends the search: many more for the same pass do");
        }), "1 s for the batch, 3 s for anything above it, all drafts are right");
    }

    private int? Drafted(int batch, int longest, Func<int, double> seconds)
    {
        var policy = new SpeculationPolicy(1, longest);
        double[] flat = [.. Enumerable.Range(0, batch * (1 + longest) + 1).Select(_ => 1.0)], pass = [.. flat.Select((_, k) => seconds(k))];
        int[] texts = [.. Enumerable.Range(1, batch)];
        for (var round = 0; round < 60; round++)
        {
            var chosen = policy.Next([.. texts], round % 2 == 0 ? [.. flat] : [.. pass], [1e-6]);
            if (!Fits(chosen, batch, 1, longest)) return null;
            for (var i = 0; i < batch; i++) Tell(policy, texts[i], chosen, i, length => length);
        }
        return policy.Next(texts, pass, [1e-6]).Cast<int>().Sum();
    }

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
    }), "a pass takes 1 s and at last 0.1 s more for each token");

    // Every text lasts two rounds. First one drafter is right on all of them, then the other, then none, then the other again.
    private void NewTexts() => Case("texts of two rounds", () => Part(Observe, () =>
    {
        var (policy, first, text, phase) = (new SpeculationPolicy(2, 5), Draw.Int(0, 1), 500_000, 0);
        foreach (var (rounds, good) in ((int, int)[])[(300, first), (150, 1 - first), (300, -1), (300, 1 - first)])
        {
            for (var round = 0; round < rounds; round++)
            {
                if (round % 2 == 0) text += 3;
                var chosen = policy.Next([text, text + 1, text + 2], Dear(), [1e-3, 1e-3]);
                if (!Fits(chosen, 3, 2, 5)) return;
                for (var i = 0; i < 3; i++)
                {
                    int[] lengths = [chosen[i, 0], chosen[i, 1]];
                    policy.Observe(text + i, lengths, [good == 0 ? lengths[0] : 0, good == 1 ? lengths[1] : 0]);
                }
            }
            var news = policy.Next([-1, -2, -3], Dear(), [1e-3, 1e-3]);
            phase++;
            if (good < 0) continue;
            var (right, wrong) = (news[0, good], news[0, 1 - good]);
            That(right >= 3 && wrong <= 1, "a new text is drafted as the last ones were",
                $"after {rounds} rounds in which drafter {good} was right on each new text, and the other on none, the next one gets "
                    + $"{right} and {wrong} tokens of them: {(phase == 1 ? "what other texts showed counts for a new one" : phase == 2
                        ? "what was seen long ago counts less" : "who was wrong for long is asked again")}");
        }
    }), "2 drafters; a pass takes 1 s and 0.1 s more for each token");

    private static double[] Dear() => [.. Enumerable.Range(0, 3 * 11 + 1).Select(k => 1 + 0.1 * k)];

    // What is chosen after so many rounds for three texts and two drafters, 5 tokens at most; right(text, drafter, length, round).
    private int[,]? After(int rounds, Func<int, double> seconds, Func<int, int, int, int, int> right)
    {
        var policy = new SpeculationPolicy(2, 5);
        double[] pass = [.. Enumerable.Range(0, 3 * 11 + 1).Select(seconds)];
        int[] texts = [907, 13, 460], lengths = new int[2], accepted = new int[2];
        for (var round = 0; round < rounds; round++)
        {
            var chosen = policy.Next([.. texts], [.. pass], [1e-3, 1e-3]);
            if (!Fits(chosen, 3, 2, 5)) return null;
            for (var i = 0; i < 3; i++)
            {
                // The same two arrays each time, with other numbers.
                for (var d = 0; d < 2; d++) (lengths[d], accepted[d]) = (chosen[i, d], right(i, d, chosen[i, d], round));
                policy.Observe(texts[i], lengths, accepted);
            }
        }
        return policy.Next(texts, pass, [1e-3, 1e-3]);
    }
}
