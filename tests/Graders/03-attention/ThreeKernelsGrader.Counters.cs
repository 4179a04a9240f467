namespace Graders;

public sealed partial class ThreeKernelsGrader
{
    // Per head, in floats. Scores: q once per tile of keys, k once per tile of queries, s written: 192 * 64 * 4 + 256 * 64 * 3 + 192 * 256.
    // Softmax: s read twice and written once. Weighted sum: s once, v once per tile of queries, o written.
    // In all 2 x 405,504 floats = 3.2 MB, of which s is 2.0 MB; at most 1.15x. A third read of s in the softmax is 12 % of that, so the
    // softmax has a row of its own: 12 B per score, at most 1.1x.
    // Barriers: two per pair of tiles in either product at most; a warp needs none for its softmax.
    partial void Budget(int heads, int n, int m, int d)
    {
        var (tilesOfRows, tilesOfKeys) = (Tiles(n), Tiles(m));
        var inAndOut = 4.0 * heads * d * (n * tilesOfKeys + m * tilesOfRows + m * tilesOfRows + n);
        var scores = 4.0 * heads * n * m;
        AtMostLaunches(3);
        AtMostBytes(inAndOut + 5 * scores, 1.15,
            likely: "a row of q, k or v comes from memory once per lane, or s more often than five times: tiles of 64 rows serve 64 lanes each");
        AtMostCount("softmax: bytes from memory", Launches[1].Counters!.Global.BytesMoved, Math.Floor(1.1 * 3 * scores), 4 * scores,
            "maximum and sum in passes of their own read each score three times: carry them along together, as in 02.7");
        AtMostSectorsPerRequest(4, naive: 32,
            likely: "lanes that write s down a column touch 32 sectors: let lane = key, and let the lane walk down the queries");
        AtMostWavefrontsPerRequest(1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMostBarriers(4.0 * heads * tilesOfRows * tilesOfKeys,
            likely: "two barriers per tile are enough, and the 32 lanes of a warp exchange by shuffle, without any");
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.0} MB moved, {100 * 5 * scores / Counts.Global.BytesMoved:0} % of them scores and weights: {n} x {m} floats per head, written twice and read three times.");
        Meaning($"The result needs none of them: q, k, v and o are {8e-6 * heads * d * (n + m):0.00} MB here. At n = 8,192 the scores of one head are 268 MB.");
    }
}
