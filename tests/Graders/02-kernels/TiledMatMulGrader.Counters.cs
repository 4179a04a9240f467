using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

public sealed partial class TiledMatMulGrader
{
    // What the tiling needs: a once for each column of tiles, b once for each row of tiles, c once. All sides are multiples of 8, so that
    // rows start at whole sectors and nothing more moves.
    // Naive: at each of k steps a warp, 2 rows of 16 lanes, reads 2 elements of a, a sector each, and 16 of b, 2 sectors (1 at the edge).
    // A tile's warp loads 2 rows of 64 B: 4 sectors.
    partial void Budget(int m, int n, int k)
    {
        var needed = 4.0 * ((double)m * k * Tiles(n) + (double)k * n * Tiles(m) + (double)m * n);
        var naive = 32.0 * k * (m / 2) * (2.0 * Tiles(n) + n / 8) + 4.0 * m * n;
        AtMostSectorsPerRequest(4, naive: naive / 32 / ((m / 2) * Tiles(n) * (2.0 * k + 1)),
            likely: "a tile is loaded with row and column exchanged: lanes that differ in Group.IdxX must read neighbours in a row of a or b");
        AtMostBytes(needed, naive: naive,
            likely: "elements come from memory once per lane: let each lane load one element of both tiles, and all lanes of the group read the tiles");
        AtMostWavefrontsPerRequest(1,
            likely: "bank conflicts: 16 neighbouring lanes go down a column of a tile whose rows are 16 floats apart");
        AtMostBarriers(2 * Tiles(k) * Tiles(m) * Tiles(n),
            likely: "two barriers per step are enough: when the tiles are complete, and when nobody reads them any more");
        WhatItMeans(m, n, k, naive);
    }

    private void WhatItMeans(int m, int n, int k, double naive)
    {
        var moved = Counts.Global.BytesMoved;
        var intensity = 2.0 * m * n * k / moved;
        var h100 = Devices.H100Sxm;
        Meaning($"{moved / 1e6:0.00} MB moved, {naive / moved:0.0}x less than naive, for {intensity:0.0} FLOP/B of useful work: a tile of 16 x 16 can give 4 at most along k, and the edges take a part of it.");
        Meaning($"An H100's ridge in FP32 is at {new Roofline(h100, Dtype.Fp32).Ridge:0} FLOP/B: memory alone allows this kernel {100 * intensity * h100.Bandwidth / h100.Peak(Dtype.Fp32).Rate:0} % of the peak. Next: 02.6, register tiles.");
    }
}
