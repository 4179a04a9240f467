using Headroom;
using Headroom.Grading;

namespace Graders;

// One operation on the learner's cache and on the lists beside it, and the comparison of both.
public sealed partial class KvCacheGrader
{
    private const string Unchanged = "whatever throws has changed nothing";

    private void Give(CacheBeside beside, int layer, int rows)
    {
        var (keys, values) = (Draw.Normal(rows * beside.Width), Draw.Normal(rows * beside.Width));
        beside.Append(layer, keys, values);
        // The caller may use its arrays again.
        Array.Clear(keys);
        Array.Clear(values);
        _appended += rows;
    }

    private void Forget(CacheBeside beside, int length)
    {
        _forgotten += beside.Length - length;
        beside.Rollback(length);
    }

    // False where it does not: what comes later is about another cache then.
    private bool Fails<T>(CacheBeside beside, int layer, int keys, int values, string what) where T : Exception
    {
        var thrown = Throws<T>(() => beside.Cache.Append(layer, Draw.Normal(keys), Draw.Normal(values)), nameof(KvCache.Append), what);
        Same(beside, $"after {what}: {Unchanged}");
        return thrown;
    }

    private void Forgets<T>(CacheBeside beside, int length, string what) where T : Exception
    {
        Throws<T>(() => beside.Cache.Rollback(length), $"Rollback({length})", what);
        Same(beside, $"after {what}: {Unchanged}");
    }

    private bool Throws<T>(Action call, string method, string what) where T : Exception
    {
        string came;
        try
        {
            call();
            came = "nothing is thrown";
        }
        catch (Exception thrown) when (thrown is not NotAttempted)
        {
            came = thrown is T ? "" : $"{thrown.GetType().Name} is thrown";
        }
        That(came.Length == 0, $"{method} throws {typeof(T).Name}", $"{method}, {what}: {came}, and {typeof(T).Name} is asked");
        return came.Length == 0;
    }

    private void Same(CacheBeside beside, string when)
    {
        Number($"Length {when}", beside.Cache.Length, beside.Length).Within(Tolerance.Exact)
            .Trap(beside.Layers == 0 ? 0 : Enumerable.Range(0, beside.Layers).Max(beside.Tokens),
                "the longest layer's: Length is what every layer has")
            .Trap(beside.Tokens(0), "the first layer's: Length is what every layer has");
        for (var layer = 0; layer < beside.Layers; layer++)
        {
            Rows($"Keys({layer}) {when}", beside.Cache.Keys(layer), beside.Keys(layer), beside.Values(layer), beside, layer);
            Rows($"Values({layer}) {when}", beside.Cache.Values(layer), beside.Values(layer), beside.Keys(layer), beside, layer);
        }
    }

    private void Rows(string what, ReadOnlySpan<float> got, double[] expected, double[] others, CacheBeside beside, int layer)
    {
        if (got.Length != expected.Length)
            Number($"rows of {what}", (double)got.Length / beside.Width, beside.Tokens(layer)).Within(Tolerance.Exact)
                .Trap(beside.Capacity, "the whole room: a view shows the rows that are there")
                .Trap(beside.Length, "as many as the shortest layer has: a layer that is ahead shows its own rows");
        else if (!Equal(got, expected))
            Elements(what, got, expected, Tolerance.Exact, ("token", beside.Tokens(layer)), ("column", beside.Width))
                .Trap(() => others, "keys and values are exchanged")
                .Trap(() => [.. Enumerable.Range(0, expected.Length).Select(_ => 0.0)],
                    "zeros: the caller's array is kept, and the caller uses it again; copy the rows");
    }

    private static bool Equal(ReadOnlySpan<float> got, double[] expected)
    {
        for (var i = 0; i < got.Length; i++)
            if (got[i] != expected[i]) return false;
        return true;
    }
}
