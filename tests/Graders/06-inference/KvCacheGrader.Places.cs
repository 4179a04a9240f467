using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Headroom.Grading;

namespace Graders;

// Where rows lie, what is allocated, sizes past those of small types, and operations in a drawn order.
public sealed partial class KvCacheGrader
{
    private const int Many = 150;

    // More tokens than a room holds that begins small and grows.
    private void InPlace() => Case($"{Many} tokens of width 256: rows stay where they are", () => Part(Append, () =>
    {
        const int Width = 256, Row = Width * sizeof(float);
        var cache = new KvCache(2, Many, Width);
        var (keys, values) = (Draw.Normal(Width), Draw.Normal(Width));
        var without = GC.GetAllocatedBytesForCurrentThread();
        for (var layer = 0; layer < 2; layer++) cache.Append(layer, keys, values);
        var taken = GC.GetAllocatedBytesForCurrentThread() - without;
        ReadOnlySpan<float> firstKeys = cache.Keys(0), firstValues = cache.Values(1);
        var most = 0L;
        for (var token = 1; token < Many; token++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var floats = 0;
            for (var layer = 0; layer < 2; layer++)
            {
                cache.Append(layer, keys, values);
                floats += cache.Keys(layer).Length + cache.Values(layer).Length;
            }
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            That(floats == 4 * (token + 1) * Width, "a row more in each layer", "rows are missing");
        }
        That(IsSame(firstKeys, cache.Keys(0)) && IsSame(firstValues, cache.Values(1)), "the first row stays in its place",
            "the first row lies elsewhere than it did: rows are moved or copied, with every token more of them");
        That(taken < Many / 2 * Row, "the first token takes no room", $"{taken:#,0} B are allocated for the first token: all room is taken "
            + "in the constructor");
        That(most < Row, "nothing is allocated for a token", $"{most:#,0} B are allocated for one token: all room is taken in the "
            + "constructor, and Keys is a view");
        ReadOnlySpan<float> allKeys = cache.Keys(1), allValues = cache.Values(0);
        cache.Rollback(1);
        That(allKeys[^1] == keys[^1] && allKeys[Width] == keys[0] && allValues[^1] == values[^1] && allValues[Width] == values[0],
            "forgotten rows are not touched",
            "Rollback writes to rows: it takes as long as there are rows, where a counter is enough");
    }));

    private static bool IsSame(ReadOnlySpan<float> one, ReadOnlySpan<float> other) =>
        Unsafe.AreSame(ref MemoryMarshal.GetReference(one), ref MemoryMarshal.GetReference(other));

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
        }));
}
