using Headroom.Grading;
using Headroom.Tiling;

namespace Graders;

/// <summary>What 03.9 and 03.10 share: one head, whose keys and values come in tiles.</summary>
internal static class HeadData
{
    /// <summary>In case something grows with the keys.</summary>
    public const string TooMuchMemory = "memory that grows with the keys, all allocations together, short-lived ones too: "
        + "allocate before the loops, and keep nothing per key but what one tile needs";

    /// <summary>In case something is kept from the first call on.</summary>
    public const string KeptForLater = "a call allocates more than its inputs and its tiles can ask for: all scores kept in an array for "
        + "later calls count as well";

    private const string LoadedAgain = "tiles of keys are loaded more often than once per tile of queries: "
        + "k.Load and v.Load stand outside the loop over queries, and one pass over the keys is enough";

    private const string LoadedTooRarely = "fewer tiles are loaded than tiles of k.Size queries need: the shared memory of a group holds "
        + "one tile of k and one of v, and a group has k.Size queries";

    /// <summary>These rows, then those of <paramref name="padding"/>, in tiles of <paramref name="tile"/>.</summary>
    public static RowTiles Tiles(float[] rows, int d, float[] padding, int tile) => new([.. rows, .. padding], d, tile);

    /// <summary>So many rows of NaN.</summary>
    public static float[] NaNs(int rows, int d)
    {
        var all = new float[rows * d];
        Array.Fill(all, float.NaN);
        return all;
    }

    /// <summary>
    /// n queries and m keys whose scores are <paramref name="score"/> of the key times <paramref name="turn"/> of the query, 1 or -1, plus
    /// at most 3 of either sign, for d = 4, 16 or 64: sums of multiples of 1/8 below 2^24 / 64, over a power of two, so that float32
    /// computes them without rounding.
    /// </summary>
    public static AttentionInput Exact(Draw draw, int n, int m, int d, Func<int, int> score, Func<int, int>? turn = null)
    {
        var (q, k, root) = (new float[n * d], new float[m * d], (int)Math.Sqrt(d));
        for (var at = 0; at < q.Length; at++)
            q[at] = at % d == 0 ? (turn?.Invoke(at / d) ?? 1) * root : at % d < 4 ? draw.Int(-1, 1) : 0;
        for (var at = 0; at < k.Length; at++) k[at] = at % d == 0 ? score(at / d) : draw.Int(-8, 8) / 8f;
        return new(1, 1, n, m, d, q, k, draw.Normal(m * d), IsExact: true);
    }

    /// <summary>
    /// d = 16, scores near <paramref name="level"/> of the query, those of faint keys 20 lower. Every k is small: a sum of ds * k is not
    /// lost beside a large one.
    /// </summary>
    public static AttentionInput Levels(Draw draw, int n, int m, Func<int, int> level)
    {
        const int d = 16, root = 4;
        var (q, k) = (new float[n * d], new float[m * d]);
        for (var at = 0; at < q.Length; at++) q[at] = (at % d) switch { 0 => level(at / d) * root, 1 => root, _ => draw.Int(-1, 1) };
        for (var at = 0; at < k.Length; at++)
            k[at] = (at % d) switch { 0 => 1, 1 => AttentionData.IsFaint(at / d) ? -20 : 0, _ => draw.Int(-8, 8) / 8f };
        return new(1, 1, n, m, d, q, k, draw.Normal(m * d), IsExact: true);
    }

    /// <summary>Normal values.</summary>
    public static AttentionInput Normal(Draw draw, int n, int m, int d) => AttentionInput.Of(draw, 1, 1, n, m, d);

    /// <summary>Scores that rise or fall by 110 from key to key, also at the start of a tile.</summary>
    public static AttentionInput Rough(Draw draw, int n, int m, int tile) =>
        Exact(draw, n, m, 16, j => (j + j / tile) % 2 * 110);

    /// <summary>
    /// Tiles of keys that tiles of queries have to load; <paramref name="seen"/> keys are seen by a tile's last query.
    /// </summary>
    public static int Loads(int n, int tile, Func<int, int> seen)
    {
        var loads = 0;
        for (var top = 0; top < n; top += tile) loads += (Math.Max(0, seen(Math.Min(top + tile, n) - 1)) + tile - 1) / tile;
        return loads;
    }

    /// <summary>What is wrong with the number of tiles loaded; null where it is <paramref name="loads"/> of either.</summary>
    /// <param name="k">Tiles of k.</param>
    /// <param name="v">Tiles of v.</param>
    /// <param name="loads">What is needed.</param>
    /// <param name="visible">What is needed where nothing is hidden: more is a tile loaded twice, as are more of one than of the
    /// other.</param>
    /// <param name="unseen">For tiles that nobody sees.</param>
    public static string? WrongLoads(RowTiles k, RowTiles v, int loads, int visible, string unseen) =>
        k.Loaded == loads && v.Loaded == loads ? null
        : k.Loaded < loads || v.Loaded < loads ? LoadedTooRarely
        : k.Loaded != v.Loaded || k.Loaded > visible ? LoadedAgain
        : unseen;

    /// <summary>
    /// Floats that no way of doing one call exceeds, unless it keeps something for later ones: copies of everything, eight times over.
    /// </summary>
    public static double Plenty(AttentionInput x, int tile) => 100_000 + 8.0 * (x.Q.Length + x.K.Length + tile * (x.D + 4.0));

    /// <summary>Floats that <paramref name="run"/> allocates on this thread.</summary>
    public static double FloatsAllocated(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)sizeof(float);
    }
}
