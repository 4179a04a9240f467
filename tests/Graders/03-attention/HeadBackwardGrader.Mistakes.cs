using Headroom.Grading;

namespace Graders;

public sealed partial class HeadBackwardGrader
{
    private const string WithoutDelta = "delta is missing in gq: ds = p * (go·v - delta), and delta = sum of go * o";

    private const string Unseen = "tiles of keys that no query of the tile sees are loaded: "
        + "the last query of a tile stands at top + tile - 1, so the tiles end at Math.Min(m, top + tile + m - n)";

    private const string Padding = "NaN in gq: a tile holds NaN past the last key, "
        + "and a query sees no more than Math.Min(tile, i + m - n + 1 - start) of it";

    private const string Overflow = "exp overflowed, and infinity times 0, or less itself, is NaN: p = exp(score - lse) is at most 1";

    private static readonly (Slip Slip, string Cause)[] s_known =
    [
        (Slip.Delta, WithoutDelta),
        (Slip.ValueProduct, "the product go·v is missing in gq: ds = p * (go·v - delta)"),
        (Slip.Lse, "weights are exp(score) alone: subtract lse inside the exponential"),
        (Slip.Recomputed, "lse is computed again from these keys: it is given, and may belong to more keys than are here, "
            + "as it does where they are split; p = exp(score - lse)"),
        (Slip.Scale, "gq is sqrt(d) times too large: the derivative of a score by q is k / sqrt(d)"),
        (Slip.Weight, "gq is weighted by p: a key counts with ds = p * (go·v - delta)"),
        (Slip.Mask, "keys after the query's position get a weight: query i sees keys 0 to i + m - n"),
        (Slip.OwnKey, "the last key that a query sees is left out: query i sees keys 0 to i + m - n, so i + m - n + 1 of them"),
        (Slip.FirstKey, "the mask is aligned at the first key: the newest query sees the newest key, so query i sees keys 0 to i + m - n"),
        (Slip.WholeTiles, "the last tile of keys is left out where it is not full: start goes up to the last key that a query sees"),
        (Slip.Below100, "queries with lse far below 0 get gq 0: only minus infinity means that a query sees no key"),
        (Slip.Below1000, "queries with lse far below 0 get gq 0: only minus infinity means that a query sees no key"),
        (Slip.Above100, "queries with lse far above 0 get gq 0: only minus infinity means that a query sees no key"),
        (Slip.Above1000, "queries with lse far above 0 get gq 0: only minus infinity means that a query sees no key"),
        (Slip.LowStart, "tiles whose first key has no weight are skipped: a later key of the tile may have all of it"),
    ];

    // Their values are those of others in the worked example: its last key is its last tile.
    private static readonly Slip[] s_notOnPaper = [Slip.OwnKey, Slip.WholeTiles];

    private enum Slip
    {
        None, Delta, ValueProduct, Lse, Recomputed, Scale, Weight, Mask, OwnKey, FirstKey, WholeTiles, Below100, Below1000, Above100,
        Above1000, LowStart,
    }

    // The largest sums of sizes of terms stand beside the values.
    private sealed record Gradients(double[] Gq, double[] Delta, double GqScale, double DeltaScale);

    private void Facts(AttentionInput x, float[] gq, int tile)
    {
        if (gq.Contains(Poison)) return; // the comparison says so itself
        var empty = Math.Clamp(x.N - x.M, 0, x.N) * x.D;
        That(!gq.AsSpan(0, empty).ContainsAnyExcept(0f), "gq of queries that see no key is 0",
            "queries that see no key: their lse is minus infinity, and gq is 0");
        if (gq.AsSpan(empty).IndexOf(float.NaN) < 0) return;
        // Full tiles hold no NaN, and small scores do not overflow.
        That(false, "gq without NaN", (x.M % tile == 0, !x.IsExact) switch
        {
            (true, true) => "",
            (true, false) => Overflow,
            (false, true) => Padding,
            _ => $"{Padding}; or {Overflow}",
        });
    }

    private static ReferenceHead Forward(AttentionInput x) => x.M == 0
        ? new(new double[x.N * x.D], [.. Enumerable.Repeat(double.NegativeInfinity, x.N)])
        : x.Attend((_, i, j) => j <= i + x.M - x.N);

    // Gradients in float64 from the float32 inputs, with one mistake.
    private static Gradients Slipped(AttentionInput x, int tile, float[] o, float[] go, float[] lse, Slip slip)
    {
        var (gq, delta, sizes, root) = (new double[x.N * x.D], new double[x.N], new double[x.N * x.D], Math.Sqrt(x.D));
        var deltaScale = 0.0;
        var scores = x.M == 0 ? [] : x.Scores((_, i, j) => j <= Last(i));
        for (var i = 0; i < x.N; i++)
        {
            var (query, ofO) = (i * x.D, Size(go, i * x.D, o, i * x.D, x.D));
            delta[i] = ReferenceHead.Dot(go.AsSpan(query), o.AsSpan(query), x.D);
            deltaScale = Math.Max(deltaScale, ofO);
            var log = slip switch
            {
                Slip.Lse => 0,
                Slip.Recomputed => ReferenceHead.LogSumExp(scores.AsSpan(i * x.M, x.M)),
                _ => lse[i],
            };
            if (IsLeftOut(log, slip)) continue;
            for (var j = 0; j <= Math.Min(Last(i), x.M - 1); j++)
            {
                if (slip == Slip.LowStart && scores[i * x.M + j / tile * tile] - log < -104) continue;
                var key = j * x.D;
                var p = Math.Exp(scores[i * x.M + j] - log);
                var product = slip == Slip.ValueProduct ? 0 : ReferenceHead.Dot(go.AsSpan(query), x.V.AsSpan(key), x.D);
                var ds = (slip == Slip.Weight ? p : p * (product - (slip == Slip.Delta ? 0 : delta[i]))) / (slip == Slip.Scale ? 1 : root);
                var size = p * (Size(go, query, x.V, key, x.D) + ofO) / root;
                for (var c = 0; c < x.D; c++)
                {
                    gq[query + c] += ds * x.K[key + c];
                    sizes[query + c] += size * Math.Abs(x.K[key + c]);
                }
            }
        }
        return new(gq, delta, sizes.DefaultIfEmpty().Max(), deltaScale);

        // The last key that query i sees.
        int Last(int i) => slip switch
        {
            Slip.Mask => x.M - 1,
            Slip.OwnKey => i + x.M - x.N - 1,
            Slip.FirstKey => i,
            Slip.WholeTiles => Math.Min(i + x.M - x.N, x.M / tile * tile - 1),
            _ => i + x.M - x.N,
        };
    }

    private static bool IsLeftOut(double lse, Slip slip) => slip switch
    {
        Slip.Below100 => lse < -100,
        Slip.Below1000 => lse < -1000,
        Slip.Above100 => lse > 100,
        Slip.Above1000 => lse > 1000,
        _ => false,
    };

    private static double Size(float[] a, int fromA, float[] b, int fromB, int d)
    {
        var sum = 0.0;
        for (var c = 0; c < d; c++) sum += Math.Abs((double)a[fromA + c] * b[fromB + c]);
        return sum;
    }
}
