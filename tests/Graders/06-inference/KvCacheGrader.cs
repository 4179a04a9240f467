using Headroom.Grading;

namespace Graders;

/// <summary>Rows appended and forgotten in drawn orders, to the last row of room and past it, compared with lists of rows.</summary>
public sealed partial class KvCacheGrader : Grader
{
    private const string Append = nameof(KvCache.Append), Rollback = nameof(KvCache.Rollback);

    private int _appended, _forgotten;

    protected override void Require()
    {
        (int Layers, int Capacity, int Width)[] shapes =
            [(1, 8, 4), (3, 5, 2), (2, 1, 1), (1, 1, 3), (Draw.Int(4, 9), Draw.Int(20, 60), Draw.Int(3, 17))];
        foreach (var (layers, capacity, width) in shapes)
        {
            Filled(layers, capacity, width);
            Full(layers, capacity, width);
            RolledBack(layers, capacity, width);
        }
        NoRoom();
        OddRows();
        Ahead();
        Refused();
        InPlace();
        TwoCaches();
        Long();
        for (var i = 0; i < 3; i++) Session(Draw.Int(1, 5), Draw.Int(2, 30), Draw.Int(1, 6));
        Meaning($"{_appended:#,0} rows were appended and {_forgotten:#,0} tokens forgotten. No row was moved for it: "
            + "a draft of a few tokens that is rejected costs nothing but its own rows.");
    }

    private void Filled(int layers, int capacity, int width) => Case($"rows appended, {Shape(layers, capacity, width)}", () =>
        Part(Append, () =>
        {
            var beside = new CacheBeside(layers, capacity, width);
            Number("Length of an empty cache", beside.Cache.Length, 0).Within(Tolerance.Exact);
            foreach (var rows in (int[])[0, 1, capacity / 2, capacity])
                for (var layer = 0; layer < layers; layer++)
                {
                    Give(beside, layer, Math.Min(rows, beside.Room(layer)));
                    Same(beside, $"after rows for layer {layer}");
                }
            Number("Length of a full cache", beside.Cache.Length, capacity).Within(Tolerance.Exact);
        }));

    private void Full(int layers, int capacity, int width) => Case($"more than fits, {Shape(layers, capacity, width)}", () =>
        Part(Append, () =>
        {
            var beside = new CacheBeside(layers, capacity, width);
            Give(beside, 0, capacity - 1);
            foreach (var rows in (int[])[2, capacity + 1])
                if (!Fails<InvalidOperationException>(beside, 0, rows * width, rows * width, "what does not fit")) return;
            Give(beside, 0, 1);
            if (!Fails<InvalidOperationException>(beside, 0, width, width, "one row more than the cache holds")) return;
            Give(beside, 0, 0);
            for (var layer = 1; layer < layers; layer++) Give(beside, layer, capacity);
            Same(beside, "after every layer was filled");
        }));

    private void RolledBack(int layers, int capacity, int width) => Case($"rolled back, {Shape(layers, capacity, width)}", () =>
        Part(Rollback, () =>
        {
            foreach (var length in (int[])[capacity, capacity - 1, capacity / 2, 1, 0])
            {
                var beside = new CacheBeside(layers, capacity, width);
                for (var layer = 0; layer < layers; layer++) Give(beside, layer, capacity);
                Forget(beside, length);
                Same(beside, $"after Rollback({length}) of {capacity}");
                for (var layer = 0; layer < layers; layer++) Give(beside, layer, capacity - length);
                Same(beside, $"after Rollback({length}), filled again");
            }
        }));

    // A layer that is ahead, as in the middle of a pass that was given up.
    private void Ahead() => Case("some layers ahead of others", () => Part(Rollback, () =>
    {
        var beside = new CacheBeside(3, 9, 2);
        for (var layer = 0; layer < 3; layer++) Give(beside, layer, 4);
        foreach (var first in (int[])[0, 2, 1])
        {
            Give(beside, first, 3);
            Same(beside, $"with layer {first} ahead");
            Forgets<ArgumentOutOfRangeException>(beside, 5, "more tokens than every layer has");
            Forget(beside, 4);
            Same(beside, $"after Rollback(4), layer {first} was ahead");
        }
    }));

    private void Refused() => Case("lengths that are refused", () => Part(Rollback, () =>
    {
        var beside = new CacheBeside(2, 6, 3);
        Forget(beside, 0);
        Forgets<ArgumentOutOfRangeException>(beside, 1, "more tokens than there are");
        for (var layer = 0; layer < 2; layer++) Give(beside, layer, 5);
        foreach (var length in (int[])[-1, 6, 7, int.MinValue, int.MaxValue])
            Forgets<ArgumentOutOfRangeException>(beside, length, length < 0 ? "a length below 0" : "more tokens than there are");
    }));

    private void NoRoom() => Case("a cache for no token, 2 layers of width 3", () => Part(Append, () =>
    {
        var beside = new CacheBeside(2, 0, 3);
        Give(beside, 0, 0);
        if (Fails<InvalidOperationException>(beside, 1, 3, 3, "a row, and there is room for none")) Forget(beside, 0);
    }));

    private void OddRows() => Case("keys and values that do not match", () => Part(Append, () =>
    {
        var beside = new CacheBeside(2, 6, 3);
        Give(beside, 0, 2);
        foreach (var (keys, values) in ((int, int)[])[(3, 6), (6, 3), (0, 3), (4, 4), (2, 2)])
            if (!Fails<ArgumentException>(beside, 0, keys, values, "keys and values that are not as many whole rows")) return;
        Give(beside, 0, 4);
        Same(beside, "filled afterwards");
    }));

    private static string Shape(int layers, int capacity, int width) =>
        $"{Numbers.Count(layers, "layer")} of {Numbers.Count(capacity, "token")}, width {width}";
}
