using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

public sealed partial class FlashForwardGrader
{
    // Per head, in floats: q and o once, k and v once per tile of queries, lse: 2 * 128 * 64 + 2 * 256 * 64 * 2 + 128. Two heads: 656,384
    // B, at most 1.15x. A second pass over k makes it 1.40x. Three kernels (03.1) move 2,162,688 B.
    // FLOPs: 2 d per score and 2 d per weight, at most 1.15x of 4 n m d. Per key there are a maximum, an exponential and a sum beside
    // 256; a rescale of the output per key would make it 320 and more.
    // Barriers: two per tile of keys; q and o pass through a tile as well, which takes 4 at most.
    // Shared memory: a key's or value's element is one word for the whole warp: 1 wavefront. Columns are walked only with pitch 65.
    private void Budget(AttentionInput x)
    {
        var (heads, n, m, d) = (x.AllHeads, x.N, x.M, x.D);
        var (tilesOfRows, tilesOfKeys) = ((n + Tile - 1) / Tile, (m + Tile - 1) / Tile);
        var needed = 4.0 * heads * (2 * n * d + 2 * m * d * tilesOfRows + n);
        var naive = 4.0 * heads * (n * d * tilesOfKeys + 2 * m * d * tilesOfRows + n * d + 5 * n * m);
        NaiveIs("three kernels with the same tiles, as in 03.1; FLOPs: without rescaling");
        AtMost(Counter.Launches, 1, naive: 3);
        AtMost(Counter.Bytes, 1.15 * needed, naive: naive, once: 4.0 * heads * (2 * n * d + 2 * m * d + n),
            likely: "k or v come from memory more than once per tile of 64 queries: all 64 threads of the group read them from one tile, "
                + "in one pass; and q and o cross once");
        Sectors(x);
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, (2.0 * tilesOfKeys + 4) * tilesOfRows * heads,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more");
        AtMost(Counter.Flops, Math.Floor(1.15 * 4 * heads * n * m * d), naive: 4.0 * heads * n * m * d,
            likely: "the output is rescaled for every key: take the maximum of the whole tile first, and rescale once");
        SpreadOver(tilesOfRows * heads, warps: Tile / 32, uneven: OneOfTwo, computes: true);
        WhatItMeans(naive);
    }

    private void Sectors(AttentionInput x) => AtMost(Counter.SectorsPerRequest, 4.1, name: $"d {x.D}",
        likely: "threads that each read a row of their own touch 32 sectors: take q in, and o out, through a tile, whatever d");

    private void WhatItMeans(double naive)
    {
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge;
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.00} MB moved, {naive / Counts.Global.BytesMoved:0.0}x less than three kernels with "
            + $"the same tiles; {Counts.Intensity:0.0} FLOP/B, and an H100's ridge in FP32 is at {ridge:0}.");
        Meaning("Beyond the inputs and o it writes one float per query, lse: n floats where three kernels had n x m.");
    }
}
