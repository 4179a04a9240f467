using Headroom.Grading.Kernels;

namespace Graders;

public sealed partial class ThreeKernelsGrader
{
    // Per head, in floats. Scores: q once per tile of keys, k once per tile of queries, s written: 128 * 32 * 3 + 192 * 32 * 2 + 128 * 192.
    // Softmax: s read twice and written once. Weighted sum: s once, v once per tile of queries, o written.
    // In all 2 x 163,840 floats = 1.3 MB, of which s is 1.0 MB; at most 1.15x. A third read of s in the softmax is 15 % of that, so the
    // softmax has a row of its own: 12 B per score, at most 1.1x.
    // Barriers: two per pair of tiles in either product at most; a warp needs none for its softmax.
    private void Budget(int heads, int n, int m, int d)
    {
        var (tilesOfRows, tilesOfKeys) = (Tiles(n), Tiles(m));
        var inAndOut = 4.0 * heads * d * (n * tilesOfKeys + m * tilesOfRows + m * tilesOfRows + n);
        var scores = 4.0 * heads * n * m;
        NaiveIs("softmax: maximum and sum in passes of their own; sectors: threads that write s down a column");
        AtMost(Counter.Launches, 3);
        AtMost(Counter.Bytes, 1.1 * 3 * scores, naive: 4 * scores, once: 2 * scores, name: "softmax", of: [Launches[1]],
            likely: "maximum and sum in passes of their own read each score three times: carry them along together, as in 02.7");
        AtMost(Counter.Bytes, 1.15 * (inAndOut + 5 * scores), once: 8.0 * heads * d * (n + m),
            likely: "a row of q, k or v comes from memory once per thread, or s more often than five times: tiles of 64 rows serve 64 "
                + "threads each");
        AtMost(Counter.SectorsPerRequest, 4, naive: 32,
            likely: "threads that write s down a column touch 32 sectors: let thread = key, and let the thread walk down the queries");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, 4.0 * heads * tilesOfRows * tilesOfKeys,
            likely: "two barriers per tile are enough, and the 32 lanes of a warp exchange by shuffle, without any");
        SpreadOver(tilesOfKeys * tilesOfRows * heads, launch: 0, name: "Scores");
        SpreadOver((long)n * heads, launch: 1, name: "Softmax");
        SpreadOver(tilesOfRows * heads, launch: 2, name: "WeightedSum");
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.0} MB moved, {100 * 5 * scores / Counts.Global.BytesMoved:0} % of them scores and "
            + $"weights: {n} x {m} floats per head, written twice and read three times.");
        Meaning($"The result needs none of them: q, k, v and o are {8e-6 * heads * d * (n + m):0.00} MB here. At n = 8,192 the scores of "
            + "one head are 268 MB.");
    }

    // 65 to 80 queries, 15 to 22 keys beyond two tiles. A row of s begins anywhere in a sector, so 128 B of it may lie in 5: 1.3 times.
    private void Ragged(AttentionInput x) =>
        AtMost(Counter.Bytes, 1.1 * sizeof(float) * (1.3 * x.N * x.M + x.M * x.D * Tiles(x.N) + x.N * x.D), name: "ragged WeightedSum",
            of: [Launches[2]], once: sizeof(float) * (double)(x.N * x.M + x.M * x.D + x.N * x.D),
            likely: "weights or values of a tile that is not full come from memory more than once: it is loaded as any other");
}
