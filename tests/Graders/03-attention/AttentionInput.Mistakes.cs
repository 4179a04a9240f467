namespace Graders;

internal sealed partial record AttentionInput
{
    private const int Tile = 64;

    /// <summary>What a tiled kernel gives that forgets to rescale, when a tile of 64 keys brings a larger maximum.</summary>
    public ReferenceHead NotRescaled(Func<int, int, int, bool> sees, bool sumIsRescaled, bool outputIsRescaled)
    {
        var scores = Scores(sees);
        var (o, lse) = (new double[Q.Length], new double[AllHeads * N]);
        for (var row = 0; row < AllHeads * N; row++)
        {
            var output = o.AsSpan(row * D, D);
            var (max, sum) = (double.NegativeInfinity, 0.0);
            for (var start = 0; start < M; start += Tile)
            {
                var tile = scores.AsSpan(row * M + start, Math.Min(Tile, M - start));
                var larger = max;
                foreach (var score in tile) larger = Math.Max(larger, score);
                if (double.IsNegativeInfinity(larger)) continue;
                var rescale = Math.Exp(max - larger);
                if (sumIsRescaled) sum *= rescale;
                for (var c = 0; c < D && outputIsRescaled; c++) output[c] *= rescale;
                max = larger;
                for (var j = 0; j < tile.Length; j++)
                {
                    var weight = Math.Exp(tile[j] - max);
                    sum += weight;
                    for (var c = 0; c < D; c++) output[c] += weight * V[(row / N * M + start + j) * D + c];
                }
            }
            for (var c = 0; c < D && sum > 0; c++) output[c] /= sum;
            lse[row] = max + Math.Log(sum);
        }
        return new(o, lse);
    }

    /// <summary>The same without the division by sqrt(d).</summary>
    public ReferenceHead Unscaled(Func<int, int, int, bool> sees) => (this with { Q = [.. Q.Select(q => q * MathF.Sqrt(D))] }).Attend(sees);
}
