namespace Graders;

/// <summary>What a tiled kernel does wrong.</summary>
internal enum TileSlip
{
    None, OutputNotRescaled, SumNotRescaled, NothingRescaled, RescaledBackwards, OnlyTheLastTile, SkippedByTheFirstKey, WholeTilesOnly,
    LseWithoutMaximum,
}

/// <summary>Attention tile by tile in float64, right or with one mistake.</summary>
internal static class TiledReference
{
    // exp is 0 in float32 for a score 104 below the maximum.
    private const double NoWeight = 104;

    /// <summary>Mistakes about the rescale and about what a tile adds, each with its name.</summary>
    public static IReadOnlyList<(TileSlip Slip, string Cause)> Mistakes { get; } =
    [
        (TileSlip.OutputNotRescaled,
            "the output is not rescaled: when a tile raises the maximum, what is there is multiplied by exp(old maximum - new maximum)"),
        (TileSlip.SumNotRescaled,
            "the sum is not rescaled: when a tile raises the maximum, sum and output are multiplied by exp(old maximum - new maximum)"),
        (TileSlip.NothingRescaled,
            "nothing is rescaled: when a tile raises the maximum, sum and output are multiplied by exp(old maximum - new maximum)"),
        (TileSlip.RescaledBackwards,
            "the rescale is turned round: exp(new maximum - old maximum) is at least 1; it is exp(old maximum - new maximum)"),
        (TileSlip.SkippedByTheFirstKey,
            "tiles whose first key has no weight are skipped: a later key of the tile may have all of it"),
        (TileSlip.OnlyTheLastTile,
            "only the last tile counts: max, sum and output begin once per tile of queries, not once per tile of keys"),
    ];

    /// <summary>o [rows, d] and lse [rows].</summary>
    /// <param name="scores">[rows, m]; minus infinity hides a key.</param>
    /// <param name="m">Keys of a row.</param>
    /// <param name="firstKey">The row of <paramref name="v"/> that belongs to key 0, for each row of scores.</param>
    /// <param name="v">[..., d].</param>
    /// <param name="d">Columns.</param>
    /// <param name="tile">Keys of a tile.</param>
    /// <param name="slip">The mistake.</param>
    public static ReferenceHead Of(double[] scores, int rows, int m, Func<int, int> firstKey, float[] v, int d, int tile, TileSlip slip)
    {
        var (o, lse) = (new double[rows * d], new double[rows]);
        var counted = slip == TileSlip.WholeTilesOnly ? m / tile * tile : m;
        for (var row = 0; row < rows; row++)
        {
            var output = o.AsSpan(row * d, d);
            var first = firstKey(row);
            var (max, sum) = (double.NegativeInfinity, 0.0);
            for (var start = 0; start < counted; start += tile)
            {
                var keys = scores.AsSpan(row * m + start, Math.Min(tile, m - start));
                if (!keys.ContainsAnyExcept(double.NegativeInfinity)) continue;
                var larger = max;
                foreach (var score in keys) larger = Math.Max(larger, score);
                if (slip == TileSlip.SkippedByTheFirstKey && keys[0] < larger - NoWeight) continue;
                Rescale(output, ref sum, slip == TileSlip.RescaledBackwards && sum > 0 ? larger - max : max - larger, slip);
                max = larger;
                for (var j = 0; j < keys.Length; j++)
                {
                    var weight = Math.Exp(keys[j] - max);
                    sum += weight;
                    for (var c = 0; c < d; c++) output[c] += weight * v[(first + start + j) * d + c];
                }
            }
            for (var c = 0; c < d && sum > 0; c++) output[c] /= sum;
            lse[row] = sum > 0 ? Math.Log(sum) + (slip == TileSlip.LseWithoutMaximum ? 0 : max) : double.NegativeInfinity;
        }
        return new(o, lse);
    }

    private static void Rescale(Span<double> output, ref double sum, double change, TileSlip slip)
    {
        var rescale = slip == TileSlip.OnlyTheLastTile ? 0 : Math.Exp(change);
        if (slip is not (TileSlip.SumNotRescaled or TileSlip.NothingRescaled)) sum *= rescale;
        if (slip is TileSlip.OutputNotRescaled or TileSlip.NothingRescaled) return;
        for (var c = 0; c < output.Length; c++) output[c] *= rescale;
    }
}
