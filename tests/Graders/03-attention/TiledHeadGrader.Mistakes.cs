using Headroom.Grading;

namespace Graders;

public sealed partial class TiledHeadGrader
{
    private const string LseWithoutMaximum =
        "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)";

    private const string OneMaximum = "one maximum for all queries of a tile: the exponentials of those far below it are 0; "
        + "each query has a maximum of its own";

    private const string StaleMaximum = "the maximum of one tile of queries is still there for the next: "
        + "max begins at float.MinValue for each of them, as sum and output begin at 0";

    private const string Unscaled = "scores are not scaled: divide q·k by sqrt(d)";

    private const string WholeTiles = "the last tile of keys is left out where it is not full: start goes up to length, "
        + "and the tile has Math.Min(tile, length - start) keys";

    private const string PaddingCounts = "rows from length on count where they hold numbers: "
        + "a tile has Math.Min(tile, length - start) keys, whatever lies behind them";

    private const string Padding = "NaN in a sum: a tile holds NaN past the last key, "
        + "so the loops over it end at Math.Min(tile, length - start)";

    private const string Overflow = "exp overflowed, and infinity times 0 or over itself is NaN: "
        + "the largest score so far, of every tile and every key of it, comes off inside the exponential";

    // Only a ragged tile holds NaN; where it is the only one, leaving it out gives zeros as well.
    private static bool IsRagged(AttentionInput x, int tile) => x.M % tile > 0 && x.M > tile;

    private void Facts(AttentionInput x, float[] o, float[] lse, ReferenceHead right, int tile)
    {
        if (o.Contains(Poison) || lse.Contains(Poison)) return; // the comparison says so itself
        if (x.M == 0)
            That(o.All(value => value == 0) && lse.All(float.IsNegativeInfinity), "o is 0 and lse minus infinity where a query has no key",
                "a query without a key has sum 0: o is 0 and not 0 / 0, lse is minus infinity");
        else if (Array.Exists(o, value => !float.IsFinite(value)))
            That(false, "o holds numbers only", BrokenBy(x, right, tile));
        // Weights of 0 make the sum 0, where all scores are far below 0.
        That(!(x.M > 0 && x.N > 0 && right.Lse.All(value => value < -80) && !o.AsSpan().ContainsAnyExcept(0f)), "some of o is not 0",
            AttentionData.AllZero);
    }

    // Where every tile is full there is no NaN to load; where scores are small there is nothing to overflow.
    private static string BrokenBy(AttentionInput x, ReferenceHead right, int tile)
    {
        return (x.M % tile == 0, IsSmall(x, right)) switch
        {
            (true, true) => "",
            (true, false) => Overflow,
            (false, true) => Padding,
            _ => $"{Padding}; or {Overflow}",
        };
    }

    private static bool IsSmall(AttentionInput x, ReferenceHead right) => !x.IsExact && right.Lse.All(value => Math.Abs(value) < 60);

    private static void Mistakes(ArrayExpectation o, AttentionInput x, float[] padding, int tile, ReferenceHead right)
    {
        foreach (var (slip, cause) in TiledReference.Mistakes) o.Trap(() => Slipped(x, tile, slip).O, cause);
        o.Trap(() => Slipped(x with { Q = [.. x.Q.Select(q => q * MathF.Sqrt(x.D))] }, tile, TileSlip.None).O, Unscaled);
        o.Trap(() => Lost(x, tile, right, (first, end) => right.Lse[first..end].Max()), OneMaximum);
        o.Trap(() => Lost(x, tile, right, (first, _) => first == 0 ? double.MinValue : right.Lse[..first].Max()), StaleMaximum);
        // A sum of NaN is not above 0, which makes o 0: NaN that is loaded, where scores are small, or made of infinity, where some rise.
        if (x.IsExact && right.Lse.Any(value => value > 80)) o.Trap(() => new double[right.O.Length], Overflow);
        if (!IsRagged(x, tile)) return;
        o.Trap(() => Slipped(x, tile, TileSlip.WholeTilesOnly).O, WholeTiles);
        if (padding.Length == 0 || float.IsNaN(padding[0]))
        {
            if (IsSmall(x, right)) o.Trap(() => new double[right.O.Length], Padding);
        }
        else o.Trap(() => Slipped(Padded(x, padding, tile), tile, TileSlip.None).O, PaddingCounts);
    }

    // With as much padding as the last tile has room for.
    private static AttentionInput Padded(AttentionInput x, float[] padding, int tile)
    {
        var more = padding.AsSpan(0, Math.Min(padding.Length / x.D, tile - x.M % tile) * x.D);
        return x with { M = x.M + more.Length / x.D, K = [.. x.K, .. more], V = [.. x.V, .. more] };
    }

    // exp is 0 in float32 for a score 104 below the maximum, which is that of a range of queries.
    private static double[] Lost(AttentionInput x, int tile, ReferenceHead right, Func<int, int, double> maximum)
    {
        var o = right.O.ToArray();
        for (var i = 0; i < x.N; i++)
        {
            var top = i / tile * tile;
            if (right.Lse[i] < maximum(top, Math.Min(x.N, top + tile)) - 110) o.AsSpan(i * x.D, x.D).Clear();
        }
        return o;
    }

    private static ReferenceHead Slipped(AttentionInput x, int tile, TileSlip slip) =>
        TiledReference.Of(x.Scores((_, _, _) => true), x.N, x.M, _ => 0, x.V, x.D, tile, slip);
}
