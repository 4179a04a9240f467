using Headroom.Grading;

namespace Graders;

// One call with what must come of it, and calls in a drawn order beside the reference.
public sealed partial class PagedAllocatorGrader
{
    private bool Fits(PagedEngine engine, int id, int[] prompt, int found)
    {
        var free = engine.Allocator.FreeBlocks;
        var got = engine.Start(id, prompt);
        var number = Number($"tokens found by Start({id}), a prompt of {prompt.Length}", got, found).Within(Tolerance.Exact)
            .Trap(-1, "a prompt that fits is refused: count the blocks that are not shared")
            .Trap(found / engine.Size, "blocks, where tokens are asked");
        if (found < 0) number.Trap(got, "a prompt that does not fit is started");
        else if (got > found) number.Trap(got, "more is found than an earlier prompt began with: a block stands for all tokens before it "
            + "too");
        else if (got >= 0) number.Trap(got, "less is found than an earlier prompt began with and is still there");
        if (got < 0 && found < 0)
            Number("FreeBlocks after a prompt that did not fit", engine.Allocator.FreeBlocks, free).Within(Tolerance.Exact)
                .Trap(engine.Allocator.FreeBlocks, "a prompt that does not fit has taken blocks: count them first");
        return Holds(engine, $"after Start({id})") && got == found;
    }

    private bool Appends(PagedEngine engine, int id, bool fits, bool copies)
    {
        if (!engine.Has(id)) return false;
        var last = engine.Allocator.Table(id)[^1];
        var got = engine.Append(id, Draw.Int(0, 999_999), out var copy);
        That(got == fits, fits ? "a token that fits" : "a token that does not fit",
            fits ? $"Append({id}) is false, and a block is free or none is needed"
                : $"Append({id}) is true, and the block that it needs is not there");
        if (got && fits)
        {
            That(copy is not null == copies, copies ? "a block is copied" : "nothing is copied", copies
                ? $"Append({id}) writes into a block that another sequence holds: it needs a copy"
                : $"Append({id}) copies a block that nobody else holds, or a full one, which is not written to");
            if (copy is var (from, to) && copies)
                That(from == last && to == engine.Allocator.Table(id)[^1], "copied from the old block to the new one",
                    $"copy is ({from}, {to}), and the sequence's last block was {last} and is {engine.Allocator.Table(id)[^1]}");
        }
        return Holds(engine, $"after Append({id})") && got == fits;
    }

    private bool Holds(PagedEngine engine, string when)
    {
        var wrong = engine.Wrong();
        That(wrong.Length == 0, "every sequence reads its own tokens, and free blocks are free", $"{when}: {wrong}");
        return wrong.Length == 0;
    }

    private bool InOrder(PagedEngine engine, PagedReference reference)
    {
        var odd = engine.Ids.FirstOrDefault(id => !engine.Allocator.Table(id).SequenceEqual(reference.Table(id)), -1);
        if (odd < 0) return true;
        var (got, asked) = (string.Join(' ', engine.Allocator.Table(odd)), string.Join(' ', reference.Table(odd)));
        That(false, "fresh blocks are those that became free longest ago", $"sequence {odd} has blocks {got}, and {asked} are asked: "
            + "a fresh block is the one that became free longest ago, at first 0, 1, 2");
        return false;
    }

    private void Session(int blocks, int size) => Case($"a drawn session of 250 calls, {Shape(blocks, size)}", () => Part(Prefixes, () =>
    {
        var (engine, reference) = (new PagedEngine(blocks, size), new PagedReference(blocks, size));
        // Prompts grow from three beginnings, so that many begin alike.
        int[][] beginnings = [Prompt(3 * size, 1), Prompt(3 * size, 2), Prompt(3 * size, 3)];
        for (var call = 1000; call < 1250; call++)
            if (!Call(call) || !InOrder(engine, reference)) return;
        Number("HitRate of the session", engine.Allocator.HitRate, reference.HitRate);

        bool Call(int fresh)
        {
            int[] ids = [.. engine.Ids];
            var id = ids.Length == 0 ? 0 : Draw.Of<int>(ids);
            switch (ids.Length == 0 ? 0 : Draw.Int(0, 9))
            {
                case 0 or 1 or 2:
                    int[] prompt = [.. Draw.Of(beginnings).Take(Draw.Int(0, 3 * size)), .. Enumerable.Range(0, Draw.Int(1, 4)).Select(_ =>
                        Draw.Int(0, 2))];
                    return Fits(engine, fresh, prompt, reference.Start(fresh, prompt));
                case 3:
                    engine.Fork(id, fresh);
                    reference.Fork(id, fresh);
                    return Holds(engine, $"after Fork({id}, {fresh})");
                case 4 or 5:
                    engine.Release(id);
                    reference.Release(id);
                    return Holds(engine, $"after Release({id})");
                default:
                    var (fits, copies) = reference.Append(id);
                    return Appends(engine, id, fits, copies);
            }
        }
    }));

    // As notebook 06 has it, with a fortieth of the tokens.
    private void Agent() => Case("an agent of 30 turns, 500 tokens and 50 more with each", () => Part(Prefixes, () =>
    {
        var (engine, reference) = (new PagedEngine(150, 16), new PagedReference(150, 16));
        var (longest, waste) = (Prompt(500 + 50 * 29, 0), 0.0);
        for (var turn = 0; turn < 30; turn++)
        {
            var prompt = longest[..(500 + 50 * turn)];
            if (!Fits(engine, turn, prompt, reference.Start(turn, prompt)) || !InOrder(engine, reference)) return;
            waste = Math.Max(waste, 1 - prompt.Length / (16.0 * engine.Allocator.Table(turn).Count));
            engine.Release(turn);
            reference.Release(turn);
        }
        Number("HitRate of the agent", engine.Allocator.HitRate, reference.HitRate);
        Meaning($"{reference.Asked:#,0} tokens were asked for and {100 * engine.Allocator.HitRate:0.0} % of them found: "
            + $"{reference.Asked - reference.Found:#,0} are computed, where the last prompt alone has {longest.Length:#,0}. "
            + $"At most {100 * waste:0.0} % of a sequence's blocks stood empty.");
    }));
}
