using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Headroom.Grading;

namespace Graders;

// Where rows lie, what is allocated, sizes past those of small types, and operations in a drawn order.
public sealed partial class KvCacheGrader
{
    private void InPlace() => Case("64 tokens of width 256: rows stay where they are", () => Part(Append, () =>
    {
        const int Width = 256, Row = Width * sizeof(float);
        var cache = new KvCache(2, 64, Width);
        var (keys, values) = (Draw.Normal(Width), Draw.Normal(Width));
        cache.Append(0, keys, values);
        cache.Append(1, values, keys);
        var first = cache.Keys(0);
        var most = 0L;
        for (var token = 1; token < 64; token++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            cache.Append(0, keys, values);
            cache.Append(1, keys, values);
            var rows = cache.Keys(0).Length + cache.Values(1).Length;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            That(rows == 2 * (token + 1) * Width, "a row more in each layer", "rows are missing");
        }
        That(Unsafe.AreSame(ref MemoryMarshal.GetReference(first), ref MemoryMarshal.GetReference(cache.Keys(0))),
            "the first row stays in its place",
            "the first row lies elsewhere than it did: rows are moved or copied, with every token more of them");
        That(most < Row, "nothing is allocated for a token", $"{most:#,0} B are allocated for one token: all room is taken in the "
            + "constructor, and Keys is a view");
        var all = cache.Keys(0);
        cache.Rollback(1);
        That(all[^1] == keys[^1] && all[Width] == keys[0], "forgotten rows are not touched",
            "Rollback writes to rows: it takes as long as there are rows, where a counter is enough");
    }));

    private void TwoCaches() => Case("two caches in turns", () => Part(Append, () =>
    {
        CacheBeside[] both = [new(2, 6, 3), new(2, 6, 3)];
        for (var turn = 0; turn < 3; turn++)
            foreach (var beside in both)
                for (var layer = 0; layer < 2; layer++) Give(beside, layer, 2);
        foreach (var beside in both) Same(beside, "of two that were filled in turns");
    }));

    private void Long() => Case("70,000 tokens of width 1", () => Part(Rollback, () =>
    {
        var beside = new CacheBeside(1, 70_000, 1);
        Give(beside, 0, 69_999);
        Give(beside, 0, 1);
        Same(beside, "of 70,000 tokens");
        Forget(beside, 66_000);
        Same(beside, "after Rollback(66000)");
    }));

    private void Session(int layers, int capacity, int width) => Case($"a drawn session, {Shape(layers, capacity, width)}", () =>
        Part(Rollback, () =>
        {
            var beside = new CacheBeside(layers, capacity, width);
            for (var step = 0; step < 60; step++)
            {
                if (Draw.Int(0, 3) == 0) Forget(beside, Draw.Int(0, beside.Length));
                else
                    for (var layer = 0; layer < layers; layer++) Give(beside, layer, Draw.Int(0, Math.Min(4, beside.Room(layer))));
                Same(beside, $"after step {step}");
            }
            Meaning($"{_appended:#,0} rows were appended and {_forgotten:#,0} tokens forgotten. No row was moved for it: "
                + "a draft of a few tokens that is rejected costs nothing but its own rows.");
        }));
}
