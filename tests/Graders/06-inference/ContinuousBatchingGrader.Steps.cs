using Headroom.Grading;
using Headroom.Serving;

namespace Graders;

// Single steps: the rules leave one plan.
public sealed partial class ContinuousBatchingGrader
{
    private static readonly ServerLimits s_roomy = new(8, 20, 10_000);

    private void Steps()
    {
        Step("two that write, one that reads", [Writes(3), Reads(4, 30, 10), Writes(5)], [], s_roomy, [(3, 1), (5, 1), (4, 18)]);
        Step("a short rest of a prompt", [Reads(1, 30, 28), Writes(2)], [], s_roomy, [(2, 1), (1, 2)]);
        Step("two that read, the first takes what is left", [Reads(7, 90, 10), Reads(8, 90, 0)], [], s_roomy, [(7, 20)]);
        Step("three that read, the first has most left", [Reads(3, 60, 2), Reads(5, 30, 25), Reads(4, 90, 89)], [], s_roomy, [(3, 20)]);
        Step("two that read, the first leaves some", [Reads(7, 90, 75), Reads(8, 90, 0)], [], s_roomy, [(7, 15), (8, 5)]);
        // Whoever stands first started first, whatever the ids are.
        Step("two that read, the first has the higher id", [Reads(9, 90, 80), Reads(2, 90, 0)], [], s_roomy, [(9, 10), (2, 10)]);
        Step("two that wait, the first has the higher id", [], [Waits(9, 15), Waits(2, 15)], s_roomy, [(9, 15), (2, 5)]);
        Step("three that wait", [], [Waits(1, 6), Waits(2, 6), Waits(3, 30)], s_roomy, [(1, 6), (2, 6), (3, 8)]);
        Step("no token left for one that waits", [Reads(1, 40, 0)], [Waits(2, 6)], s_roomy, [(1, 20)]);
        Step("one free slot", [Writes(1), Writes(2)], [Waits(3, 4), Waits(4, 4)], new(3, 20, 10_000), [(1, 1), (2, 1), (3, 4)]);
        Step("no free slot", [Writes(1), Reads(2, 9, 3)], [Waits(3, 4)], new(2, 20, 10_000), [(1, 1), (2, 6)]);
        Step("as many tokens as slots", [Writes(1), Writes(2), Reads(3, 9, 2)], [Waits(4, 3)], new(4, 4, 10_000), [(1, 1), (2, 1), (3, 2)]);
        // Prompt 4 and at most 10: 14 tokens of cache each.
        Step("a cache that is just full with the next", [Writes(1)], [Waits(2, 4), Waits(3, 4)], new(8, 20, 28), [(1, 1), (2, 4)]);
        Step("a cache that lacks one token", [Writes(1)], [Waits(2, 4)], new(8, 20, 27), [(1, 1)]);
        Step("a small one behind one that does not fit", [Writes(1)], [Waits(2, 90), Waits(3, 1)], new(8, 20, 110), [(1, 1)]);
        var (prompt, read) = (Draw.Int(200, 400), Draw.Int(1, 99));
        Step("a prompt of 100,000 tokens", [Writes(1)], [Waits(2, 100_000)], new(8, 80_000, 1 << 20), [(1, 1), (2, 79_999)]);
        Step("answers of up to 70,000 tokens", [Writes(1) with { Most = 70_000 }], [Waits(2, 4) with { Most = 70_000 }, Waits(3, 1)],
            new(8, 20, 140_000), [(1, 1)]);
        Step("answers of up to 70,000 tokens, and room for them", [Writes(1) with { Most = 70_000 }],
            [Waits(2, 4) with { Most = 70_000 }, Waits(3, 1)], new(8, 20, 140_008), [(1, 1), (2, 4)]);
        Many();
        Again();
        Step("a drawn prompt", [Writes(11), Reads(12, prompt, read)], [], new(8, 5000, 100_000), [(11, 1), (12, prompt - read)]);
    }

    private static Sequence Writes(int id) => new(id, 4, 10, 4, 1 + id % 3);

    private static Sequence Reads(int id, int prompt, int read) => new(id, prompt, 10, read);

    private static Sequence Waits(int id, int prompt) => new(id, prompt, 10);

    private void Step(string name, Sequence[] running, Sequence[] waiting, ServerLimits limits, (int Id, int Tokens)[] expected) =>
        Case($"one step: {name}", () => Agrees(running, waiting, limits, expected.ToDictionary(each => each.Id, each => each.Tokens)),
            Said(limits));

    // 90 write, and of 200 that wait as many start as there are slots.
    private void Many() => Step("90 that write, 200 that wait", [.. Enumerable.Range(0, 90).Select(Writes)],
        [.. Enumerable.Range(90, 200).Select(id => Waits(id, 3))], new(150, 1000, 100_000),
        [.. Enumerable.Range(0, 90).Select(id => (id, 1)), .. Enumerable.Range(90, 60).Select(id => (id, 3))]);

    private void Again() => Case("one step, then another", () =>
    {
        var first = ContinuousBatching.Plan([Writes(1)], [Waits(2, 4)], s_roomy) ?? [];
        Share[] kept = [.. first];
        _ = ContinuousBatching.Plan([Writes(3), Writes(4)], [], s_roomy);
        That(first.SequenceEqual(kept), "the first plan stays", "the second call writes over the first one's plan");
    });

    // States that few traces come to, such as several prompts half read; 300 of them, or the first whose plan is another one.
    private void DrawnSteps() => Case("300 drawn steps", () =>
    {
        for (var i = 0; i < 300; i++)
        {
            var (running, waiting, limits) = State();
            if (!Agrees(running, waiting, limits, StepReference.Plan(running, waiting, limits))) return;
        }
    });

    private (Sequence[] Running, Sequence[] Waiting, ServerLimits Limits) State()
    {
        var slots = Draw.Int(1, 8);
        int[] ids = [.. Enumerable.Range(0, 20)];
        Draw.Shuffle(ids);
        Sequence[] all = [.. ids[..(slots + Draw.Int(1, 5))].Select(id => Waits(id, Draw.Int(1, 40)) with { Most = Draw.Int(1, 30) })];
        var started = Draw.Int(0, slots);
        Sequence[] running = [.. all[..started].Select(each => Draw.Int(0, 1) == 0
            ? each with { Read = each.Prompt, Written = Draw.Int(0, each.Most - 1) }
            : each with { Read = Draw.Int(0, each.Prompt - 1) })];
        var cache = Math.Max(running.Sum(each => each.Reserved) + Draw.Int(0, 150), all.Max(each => each.Reserved));
        return (running, all[started..], new(slots, slots + Draw.Int(0, 60), cache));
    }

    private bool Agrees(Sequence[] running, Sequence[] waiting, ServerLimits limits, Dictionary<int, int> expected)
    {
        var plan = ContinuousBatching.Plan([.. running], [.. waiting], limits) ?? [];
        var got = plan.GroupBy(share => share.Id).ToDictionary(each => each.Key, each => each.Sum(share => share.Tokens));
        foreach (var sequence in running.Concat(waiting))
            Number($"tokens of {sequence.Id}, which {What(sequence)}", got.GetValueOrDefault(sequence.Id),
                expected.GetValueOrDefault(sequence.Id)).Within(Tolerance.Exact)
                .Trap(sequence.Prompt, "the whole prompt, where less is left of it or of the step");
        That(got.Keys.All(id => running.Concat(waiting).Any(each => each.Id == id)), "shares of those that are there",
            "a share for a request that neither runs nor waits");
        That(plan.Count == got.Count, "one share for each", "two shares for one request");
        That(plan.All(share => share.Tokens > 0), "a share has 1 token and more", "a share of no tokens: leave it out");
        return plan.Count == got.Count && plan.All(share => share.Tokens > 0) && got.Count == expected.Count
            && expected.All(each => got.GetValueOrDefault(each.Key) == each.Value);

        string What(Sequence each) => waiting.Contains(each) ? "waits" : each.IsWriting ? "writes" : "reads";
    }
}
