using Headroom.Grading;

namespace Graders;

// Forks that part, and prompts that begin alike.
public sealed partial class PagedAllocatorGrader
{
    private void Forks() => Case("three that part from one, 12 blocks of 4", () => Part(Copies, () =>
    {
        var engine = new PagedEngine(12, 4);
        Fits(engine, 0, Prompt(6, 0), 0);
        engine.Fork(0, 1);
        engine.Fork(1, 2);
        Holds(engine, "after two forks");
        Appends(engine, 1, fits: true, copies: true);
        Appends(engine, 1, fits: true, copies: false);
        Appends(engine, 0, fits: true, copies: true);
        // Nobody else holds it any more.
        Appends(engine, 2, fits: true, copies: false);
        for (var more = 0; more < 5; more++)
            foreach (var id in (int[])[2, 0, 1]) Appends(engine, id, fits: true, copies: false);
        foreach (var id in (int[])[0, 2, 1])
        {
            engine.Release(id);
            Holds(engine, $"after {id} is released");
        }
    }));

    private void LastBlockShared() => Case("a fork at the end of a block", () => Part(Copies, () =>
    {
        var engine = new PagedEngine(6, 3);
        Fits(engine, 0, Prompt(6, 0), 0);
        engine.Fork(0, 1);
        // A full block is not written to: nothing to copy.
        Appends(engine, 1, fits: true, copies: false);
        Appends(engine, 0, fits: true, copies: false);
        engine.Release(0);
        Holds(engine, "after the first is released");
        for (var more = 0; more < 5; more++) Appends(engine, 1, fits: true, copies: false);
    }));

    private void NoRoomForACopy() => Case("no block free for a copy", () => Part(Copies, () =>
    {
        var engine = new PagedEngine(2, 4);
        Fits(engine, 0, Prompt(6, 0), 0);
        engine.Fork(0, 1);
        Appends(engine, 1, fits: false, copies: false);
        engine.Release(0);
        Appends(engine, 1, fits: true, copies: false);
        Appends(engine, 1, fits: true, copies: false);
        Appends(engine, 1, fits: false, copies: false);
    }));

    private void Found() => Case("prompts that begin alike, while the first runs", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(20, 4);
        var prompt = Prompt(10, 0);
        Fits(engine, 0, prompt, 0);
        Fits(engine, 1, prompt, 8);
        Fits(engine, 2, [.. prompt[..8], 7, 7, 7, 7], 8);
        Fits(engine, 3, [.. prompt[..7], 7, 7], 4);
        Fits(engine, 4, [.. prompt[..3], 7, 7], 0);
        Fits(engine, 5, prompt[..4], 4);
        Fits(engine, 6, prompt[..3], 0);
        foreach (var id in (int[])[0, 1, 2]) Appends(engine, id, fits: true, copies: false);
    }));

    private void FoundAfterRelease() => Case("a prompt that ended before", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(6, 2);
        var prompt = Prompt(6, 0);
        for (var id = 0; id < 4; id++)
        {
            Fits(engine, id, prompt, id == 0 ? 0 : 6);
            engine.Release(id);
            Number("FreeBlocks after it is released", engine.Allocator.FreeBlocks, 6).Within(Tolerance.Exact)
                .Trap(3, "blocks that may be found again are kept from others: they are free until they are needed");
        }
        // All six are taken: what was remembered is gone.
        Fits(engine, 10, Prompt(12, 900), 0);
        engine.Release(10);
        Fits(engine, 11, prompt, 0);
    }));

    private void OldestFirst() => Case("the block that became free longest ago is taken first", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(6, 2);
        int[] first = Prompt(4, 0), second = Prompt(4, 100);
        Fits(engine, 0, first, 0);
        Fits(engine, 1, second, 0);
        engine.Release(1);
        engine.Release(0);
        // Two blocks never held anything; then goes the end of the second prompt, then its beginning.
        Fits(engine, 2, Prompt(6, 200), 0);
        Fits(engine, 3, second[..2], 2);
        engine.Release(3);
        Fits(engine, 4, first, 4);
        engine.Release(4);
        Fits(engine, 5, second, 2);
    }));

    // Found blocks stay in their place among the free ones where the rest does not fit.
    private void RefusedLeavesTheOrder() => Case("a prompt that does not fit begins with a block that is found", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(4, 2);
        int[] first = Prompt(2, 0), second = Prompt(2, 100);
        Fits(engine, 0, first, 0);
        Fits(engine, 1, second, 0);
        engine.Release(0);
        engine.Release(1);
        Fits(engine, 2, [.. first, .. Prompt(8, 200)], -1);
        // Two blocks never held anything, then goes the first prompt.
        Fits(engine, 3, Prompt(6, 300), 0);
        Fits(engine, 4, second, 2);
    }));

    // One block is free, and it holds what the prompt begins with.
    private void OwnPrefixIsKept() => Case("the found block is the only free one", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(3, 2);
        var prompt = Prompt(2, 0);
        Fits(engine, 0, prompt, 0);
        Fits(engine, 1, Prompt(4, 100), 0);
        engine.Release(0);
        Fits(engine, 2, [.. prompt, 5], -1);
        Fits(engine, 3, prompt, 2);
        Appends(engine, 3, fits: false, copies: false);
    }));

    private void SameBlockElsewhere() => Case("the same tokens behind another beginning", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(12, 2);
        Fits(engine, 0, [1, 2, 3, 4], 0);
        Fits(engine, 1, [9, 9, 3, 4], 0);
        Fits(engine, 2, [3, 4, 1, 2], 0);
        // 12 3 is not 1 23.
        Fits(engine, 3, [12, 3, 1], 0);
        Fits(engine, 4, [1, 23, 1], 0);
    }));

    private void AlmostTheSame() =>
        Case("the same tokens in another order, and others that a short key takes for them", () => Part(Prefixes,
        () =>
        {
            var engine = new PagedEngine(16, 2);
            Fits(engine, 0, [1, 2, 3, 4], 0);
            Fits(engine, 1, [2, 1, 3, 4], 0);
            Fits(engine, 2, [1, 2, 4, 3], 2);
            // Vocabularies have more than 2^16 tokens.
            Fits(engine, 3, [1, 2 + (1 << 16)], 0);
            // 31 * 5 + 40 = 31 * 6 + 9
            Fits(engine, 4, [5, 40], 0);
            Fits(engine, 5, [6, 9], 0);
        }));

    private void Rate() => Case("hit rate", () => Part(Prefixes, () =>
    {
        var engine = new PagedEngine(8, 2);
        Number("HitRate before the first prompt", engine.Allocator.HitRate, 0).Within(Tolerance.Exact);
        var prompt = Prompt(5, 0);
        Fits(engine, 0, prompt, 0);
        Fits(engine, 1, prompt, 4);
        Fits(engine, 2, [.. prompt, 1, 2, 3, 4, 5, 6, 7, 8], -1);
        Number("HitRate of 4 in 10", engine.Allocator.HitRate, 0.4)
            .Trap(4.0 / 23, "a prompt that did not fit is counted: of those that were started")
            .Trap(8.0 / 23, "a prompt that did not fit is counted: of those that were started")
            .Trap(0.5, "prompts are counted, not their tokens")
            .Trap(2.0 / 6, "blocks are counted, not their tokens");
        Appends(engine, 0, fits: true, copies: false);
        Number("HitRate after an answer", engine.Allocator.HitRate, 0.4).Trap(4.0 / 11, "tokens of answers are counted: of prompts");
    }));
}
