using Headroom.Grading;
using Headroom.Tiling;

namespace Graders;

/// <summary>What 03.9 and 03.10 share: one head, whose keys and values come in tiles with NaN past the last one.</summary>
internal static class HeadData
{
    /// <summary>For a submission that loads a tile for each query.</summary>
    public const string LoadedAgain = "tiles of keys are loaded more often than once per tile of queries: "
        + "k.Load and v.Load stand outside the loop over queries, and one pass over the keys is enough";

    public const string TooMuchMemory = "memory that grows with the keys: "
        + "a query's state is max, sum and d floats, and the scores of one tile are all that is kept";

    /// <summary>These rows, then <paramref name="padding"/> rows of NaN, in tiles of <paramref name="tile"/>.</summary>
    public static RowTiles Tiles(float[] rows, int d, int padding, int tile)
    {
        var all = new float[rows.Length + padding * d];
        Array.Fill(all, float.NaN);
        rows.CopyTo(all, 0);
        return new RowTiles(all, d, tile);
    }

    /// <summary>
    /// n queries and m keys whose scores are <paramref name="score"/> of the key, plus at most 3 of either sign, for d = 4, 16 or 64:
    /// sums of multiples of 1/8 below 2^24 / 64, over a power of two, so that float32 computes them without rounding.
    /// With <paramref name="turned"/> every second query has them with the other sign.
    /// </summary>
    public static AttentionInput Exact(Draw draw, int n, int m, int d, Func<int, int> score, bool turned = false)
    {
        var (q, k, root) = (new float[n * d], new float[m * d], (int)Math.Sqrt(d));
        for (var at = 0; at < q.Length; at++)
        {
            var first = turned && at / d % 2 == 1 ? -root : root;
            q[at] = at % d == 0 ? first : at % d < 4 ? draw.Int(-1, 1) : 0;
        }
        for (var at = 0; at < k.Length; at++) k[at] = at % d == 0 ? score(at / d) : draw.Int(-8, 8) / 8f;
        return new(1, 1, n, m, d, q, k, draw.Normal(m * d), IsExact: true);
    }

    /// <summary>Normal values.</summary>
    public static AttentionInput Normal(Draw draw, int n, int m, int d) => AttentionInput.Of(draw, 1, 1, n, m, d);

    /// <summary>Tiles of keys that tiles of queries have to load; <paramref name="seen"/> keys are seen by a tile's last query.</summary>
    public static int Loads(int n, int tile, Func<int, int> seen)
    {
        var loads = 0;
        for (var top = 0; top < n; top += tile) loads += (Math.Max(0, seen(Math.Min(top + tile, n) - 1)) + tile - 1) / tile;
        return loads;
    }

    /// <summary>Floats that <paramref name="run"/> allocates on this thread.</summary>
    public static double FloatsAllocated(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)sizeof(float);
    }
}
