using Headroom.Grading;

namespace Graders;

internal sealed partial record AttentionInput
{
    // Scores of a tile of 64 keys. A weight of exp(65) times a value of 1e10 overflows; so does exp(130) by itself, where a fall is no
    // reason to rescale.
    private static readonly int[] s_tiles = [0, 65, 220, 90];

    /// <summary>
    /// d = 64 and scores of <paramref name="query"/> plus <paramref name="key"/>, both of a row of q or k counted through all heads, and
    /// plus a normal one. Sums of multiples of 1/8 below 2^21, over 8: float32 computes them without any rounding. What the key adds is
    /// times <paramref name="turn"/> of the query, 1 or -1.
    /// </summary>
    public static AttentionInput Exact(
        Draw draw, int batch, int heads, int n, int m, Func<int, int> query, Func<int, int> key, Func<int, int>? turn = null)
    {
        const int d = 64, root = 8;
        var (q, k) = (new float[batch * heads * n * d], new float[batch * heads * m * d]);
        for (var at = 0; at < q.Length; at++)
            q[at] = (at % d) switch { 0 => root * query(at / d), 1 => root * (turn?.Invoke(at / d) ?? 1), _ => draw.Int(-3, 3) };
        for (var at = 0; at < k.Length; at++) k[at] = (at % d) switch { 0 => 1, 1 => key(at / d), _ => draw.Int(-8, 8) / 8f };
        return new(batch, heads, n, m, d, q, k, draw.Normal(k.Length), IsExact: true);
    }

    /// <summary>
    /// Scores that rise by 65 and by 155 from one tile of keys to the next, then fall by 130; every second query's lie 800 lower; values of
    /// 1e10. Nothing but a maximum of each query's own, updated by every tile, gets through.
    /// </summary>
    public static AttentionInput Rising(Draw draw, int batch, int heads, int n, int m) =>
        Exact(draw, batch, heads, n, m, row => Level(row % n), row => s_tiles[row % m / 64 % s_tiles.Length]).Loud(1e10f);

    /// <summary>
    /// Scores that rise and fall by 110 from key to key, from the first of the first tile on, and by 130 from a tile to the next, down and
    /// up again; every second query's lie 800 lower.
    /// </summary>
    public static AttentionInput Rough(Draw draw, int batch, int heads, int n, int m) =>
        Exact(draw, batch, heads, n, m, row => Level(row % n), row => (row % m + row % m / 64) % 2 * 110 - row % m / 64 % 2 * 130);

    /// <summary>
    /// For a head of thousands of keys: scores step up by <see cref="Late"/> for even queries and down for odd ones. A maximum that is
    /// updated up to some tile only overflows, wherever that tile is.
    /// </summary>
    public static AttentionInput Long(Draw draw, int heads, int n, int m) =>
        Exact(draw, 1, heads, n, m, _ => 0, row => Late(row % m, m), row => row % 2 == 0 ? 1 : -1);

    /// <summary>Of <paramref name="count"/> scores: 100 higher every 1,000, and 150 more for the last 25.</summary>
    public static int Late(int at, int count) => at / 1000 * 100 + (at >= count - 25 ? 150 : 0);

    /// <summary>The same with values <paramref name="times"/> as large.</summary>
    public AttentionInput Loud(float times) => this with { V = [.. V.Select(value => times * value)] };

    /// <summary>
    /// <paramref name="o"/> [rows, d] with <paramref name="lost"/> in the rows of those queries of <see cref="Rising"/> and
    /// <see cref="Rough"/> that lie lower.
    /// </summary>
    public double[] WithoutTheLow(double[] o, double lost) => [.. o.Select((value, at) => Level(at / D % N) < 0 ? lost : value)];

    private static int Level(int query) => query % 2 == 0 ? 400 : -400;
}
