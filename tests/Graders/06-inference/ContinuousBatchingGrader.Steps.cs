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
        Step("a drawn prompt", [Writes(11), Reads(12, prompt, read)], [], new(8, 5000, 100_000), [(11, 1), (12, prompt - read)]);
    }

    private static Sequence Writes(int id) => new(id, 4, 10, 4, 1 + id % 3);

    private static Sequence Reads(int id, int prompt, int read) => new(id, prompt, 10, read);

    private static Sequence Waits(int id, int prompt) => new(id, prompt, 10);

    private void Step(string name, Sequence[] running, Sequence[] waiting, ServerLimits limits, (int Id, int Tokens)[] expected) =>
        Case($"one step: {name}", () =>
        {
            var plan = ContinuousBatching.Plan([.. running], [.. waiting], limits) ?? [];
            var got = plan.GroupBy(share => share.Id).ToDictionary(each => each.Key, each => each.Sum(share => share.Tokens));
            foreach (var sequence in running.Concat(waiting))
            {
                var right = expected.FirstOrDefault(each => each.Id == sequence.Id).Tokens;
                var what = waiting.Contains(sequence) ? "waits" : sequence.IsWriting ? "writes" : "reads";
                Number($"tokens of {sequence.Id}, which {what}", got.GetValueOrDefault(sequence.Id), right).Within(Tolerance.Exact)
                    .Trap(sequence.Prompt, "the whole prompt, where less is left of it or of the step");
            }
            That(plan.Count == got.Count, "one share for each", "two shares for one request");
            That(plan.All(share => share.Tokens > 0), "a share has 1 token and more", "a share of no tokens: leave it out");
        }, Said(limits));
}
