using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

public sealed partial class RegisterTiledMatMulGrader
{
    // Bytes with square tiles of c: every tile of columns reads all of a, every tile of rows all of b, and c is written once.
    private static double Bytes(double m, double k, double n, int tile) => 4 * (m * k * (n / tile) + k * n * (m / tile) + m * n);

    // 128 x 256 x 192, in groups of 64 x 64: 884,736 B and 14.2 FLOP/B, at most 1.1x of the bytes.
    // 02.5's tiles of 16 x 16 move 3,244,032 B: 3.9 FLOP/B, of which at least twice is asked.
    // Shared memory, per group and column of a: 8 warps x (4 + 4) reads, and (64 + 64) / 32 writes: 68 requests, at most 1.1x.
    // One output at a time takes 16 x 2 reads per lane: 8 warps x 32 + 4 = 260.
    // 4 sectors per request: 32 neighbouring floats, or two rows of 16 that begin on a sector's edge.
    // Barriers: 2 per tile, and a tile of at least 8 columns of a.
    partial void Budget(int m, int k, int n)
    {
        var flops = 2.0 * m * k * n;
        var groups = m / Tile * (n / Tile);
        AtMostBytes(Bytes(m, k, n, Tile), naive: Bytes(m, k, n, 16),
            likely: "elements of a and b come from memory more than once per group, or c more often than one write");
        AtLeastIntensity(2 * flops / Bytes(m, k, n, 16), naive: flops / Bytes(m, k, n, 16));
        AtMostSharedRequests(1.1 * 68 * k * groups, naive: 260.0 * k * groups,
            likely: "a value read from shared memory must feed 4 multiply-adds before the lane lets go of it: keep 4 of a and 4 of b in registers");
        AtMostWavefrontsPerRequest(1.1,
            likely: "bank conflicts: lanes whose columns are 4 apart share banks; let lane x own columns x, x + 16, x + 32 and x + 48");
        AtMostSectorsPerRequest(4.1, naive: 4,
            likely: "neighbouring lanes must load neighbouring columns, whatever the tile's width");
        AtMostBarriers(2.0 * k / 8 * groups);
        var gain = Counts.Intensity * Bytes(m, k, n, 16) / flops;
        var accesses = 2 * Counts.Shared.Accesses / flops;
        Meaning($"{Counts.Intensity:0.0} FLOP/B, {gain:0.0}x what 16 x 16 tiles reach, and {accesses:0.00} accesses to shared memory per multiply-add.");
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge;
        Meaning($"Tiles of 64 x 64 tend to 16 FLOP/B as k grows. An H100 in float32 turns at {ridge:0}: tiles of 128 x 128 would pass it.");
    }
}
