using Headroom;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// The grader is the engine: it writes tokens where the allocator says, copies what it is told to, and reads every sequence back after
/// every call. Blocks, forks and prefixes are graded apart.
/// </summary>
public sealed partial class PagedAllocatorGrader : Grader
{
    private const string Blocks = "blocks", Copies = "copy on write", Prefixes = "prefix cache";

    protected override void Require()
    {
        foreach (var (blocks, size) in ((int, int)[])[(8, 4), (1, 1), (5, 16), (Draw.Int(20, 40), Draw.Int(2, 9))])
        {
            Grows(blocks, size);
            TakesAll(blocks, size);
        }
        NoLeak();
        Ids();
        AnyId();
        TwoAllocators();
        Forks();
        LastBlockShared();
        NoRoomForACopy();
        Found();
        FoundAfterRelease();
        OldestFirst();
        RefusedLeavesTheOrder();
        OwnPrefixIsKept();
        SameBlockElsewhere();
        AlmostTheSame();
        Rate();
        for (var i = 0; i < 4; i++) Session(Draw.Int(6, 40), Draw.Int(1, 6));
        Agent();
    }

    private void Grows(int blocks, int size) => Case($"one sequence to the last token, {Shape(blocks, size)}", () => Part(Blocks, () =>
    {
        var engine = new PagedEngine(blocks, size);
        Fits(engine, 1, [Draw.Int(0, 99)], 0);
        for (var token = 1; token < blocks * size; token++) Appends(engine, 1, fits: true, copies: false);
        Appends(engine, 1, fits: false, copies: false);
        engine.Release(1);
        Holds(engine, "after it is released");
        Fits(engine, 2, Prompt(blocks * size, 1000), 0);
        Appends(engine, 2, fits: false, copies: false);
    }));

    private void TakesAll(int blocks, int size) => Case($"prompts until nothing fits, {Shape(blocks, size)}", () => Part(Blocks, () =>
    {
        var engine = new PagedEngine(blocks, size);
        Fits(engine, 0, Prompt(blocks * size + 1, 0), -1);
        for (var id = 0; id < blocks; id++)
        {
            Fits(engine, id, Prompt(Draw.Int(1, size), 100 * id), 0);
            Fits(engine, 1000, Prompt((blocks - id - 1) * size + 1, 50_000), -1);
        }
        for (var id = 0; id < blocks; id += 2) engine.Release(id);
        Holds(engine, "after every second one is released");
        // Free blocks lie anywhere: any of them will do.
        Fits(engine, 1000, Prompt((blocks + 1) / 2 * size, 60_000), 0);
    }));

    private void NoLeak() => Case("300 sequences one after another, 7 blocks of 3 tokens", () => Part(Blocks, () =>
    {
        var engine = new PagedEngine(7, 3);
        for (var id = 0; id < 300; id++)
        {
            Fits(engine, id, Prompt(Draw.Int(1, 9), 10 * id), 0);
            for (var more = Draw.Int(0, 9); more > 0; more--) Appends(engine, id, fits: true, copies: false);
            engine.Release(id);
            Number("FreeBlocks after all are released", engine.Allocator.FreeBlocks, 7).Within(Tolerance.Exact);
        }
        Holds(engine, "at the end");
    }));

    private void Ids() => Case("ids that are not there, or there already", () => Part(Blocks, () =>
    {
        var engine = new PagedEngine(6, 2);
        Fits(engine, 3, Prompt(3, 0), 0);
        Fits(engine, 4, Prompt(2, 500), 0);
        Refused(engine, "Release of an id that is not there", () => engine.Allocator.Release(9));
        Refused(engine, "Append to an id that is not there", () => engine.Allocator.Append(9, out _));
        Refused(engine, "Fork of an id that is not there", () => engine.Allocator.Fork(9, 10));
        Refused(engine, "Table of an id that is not there", () => _ = engine.Allocator.Table(9));
        Refused(engine, "Start of an id that is there already", () => engine.Allocator.Start(3, [1, 2, 3, 4]));
        Refused(engine, "Fork to an id that is there already", () => engine.Allocator.Fork(3, 4));
        engine.Release(4);
        Refused(engine, "a second Release of one sequence", () => engine.Allocator.Release(4));
        Fits(engine, 4, Prompt(4, 700), 0);
    }));

    private void AnyId() => Case("ids below 0 and beyond 2^16", () => Part(Blocks, () =>
    {
        var engine = new PagedEngine(8, 2);
        foreach (var id in (int[])[-7, 70_000, int.MaxValue]) Fits(engine, id, Prompt(3, 0), id == -7 ? 0 : 2);
        engine.Fork(-7, int.MinValue);
        foreach (var id in (int[])[70_000, int.MinValue]) Appends(engine, id, fits: true, copies: id == int.MinValue);
        foreach (var id in (int[])[-7, int.MaxValue, int.MinValue, 70_000]) engine.Release(id);
        Holds(engine, "after all are released");
    }));

    private void TwoAllocators() => Case("two allocators in turns", () => Part(Blocks, () =>
    {
        PagedEngine[] both = [new(4, 2), new(4, 2)];
        foreach (var engine in both) Fits(engine, 1, [1, 2, 3], 0);
        foreach (var engine in both) Appends(engine, 1, fits: true, copies: false);
    }));

    private void Refused(PagedEngine engine, string what, Action call)
    {
        var thrown = false;
        try
        {
            call();
        }
        catch (Exception e) when (e is not NotAttempted)
        {
            thrown = true;
        }
        That(thrown, "an id that is wrong throws", $"{what}: nothing is thrown");
        Holds(engine, $"after {what}");
    }

    private static string Shape(int blocks, int size) => $"{Numbers.Count(blocks, "block")} of {Numbers.Count(size, "token")}";

    // Tokens that no other prompt has.
    private int[] Prompt(int length, int from) => [.. Enumerable.Range(0, length).Select(at => 1_000_000 + 1000 * from + at)];
}
