namespace Graders;

public sealed partial class CausalFlashGrader
{
    // n = m = 512: 8 tiles of queries see 1, 2, ... 8 tiles of keys: 36 pairs of 64.
    // FLOPs: at most 0.6 of 4 n n d = 67.1 M. Whole tiles on the diagonal make 36 / 64 = 0.56, and each lane up to its own key 0.50.
    // Bytes, in floats: q and o once, 64 rows of k and v per pair, lse: 2 * 512 * 64 + 36 * 2 * 64 * 64 + 512 = 360,960, at most 1.15x.
    // Without skipping 64 pairs are loaded: 1.64x.
    // Barriers: two per pair; q and o pass through a tile as well, which takes 4 per group at most.
    partial void Square(int n, int d)
    {
        var (tiles, pairs) = (Tiles(n), Tiles(n) * (Tiles(n) + 1) / 2);
        var full = 4.0 * n * n * d;
        AtMostLaunches(1);
        AtMostFlops(Math.Floor(0.6 * full), naive: full,
            likely: "scores are computed that no query may see: the group stops after the last tile that one of its queries sees");
        AtMostBytes(4.0 * (2 * n * d + 2.0 * pairs * Tile * d + n), 1.15, naive: 4.0 * (2 * n * d + 2.0 * tiles * n * d + n),
            likely: "tiles of k and v are loaded that no query of the group sees: end = the group's last position + 1");
        AtMostWavefrontsPerRequest(1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMostBarriers(2.0 * pairs + 4 * tiles,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more");
        Meaning($"{Counts.Operations.Flops / full:0.00} of the FLOPs of full attention, {Counts.Global.BytesMoved / (4.0 * (2 * n * d + 2.0 * tiles * n * d + n)):0.00} of its bytes: the tiles above the diagonal are never loaded.");
        Meaning("The groups now have 1 to 8 tiles of work. On a GPU the longest ones should start first, or the last of them runs alone.");
    }

    // The last query of tile t stands at m - n + 64 t + 63: n = 256 and m = 320 leave 2, 3, 4, 5 tiles of keys, 14 pairs of 20;
    // n = 320 and m = 192 leave 0, 0, 1, 2, 3, which is 6 pairs of 15.
    partial void Tall(int n, int m, int d)
    {
        var pairs = Enumerable.Range(1, Tiles(n)).Sum(t => Math.Clamp((m - n) / Tile + t, 0, Tiles(m)));
        AtMostBytes(4.0 * (2 * n * d + 2.0 * pairs * Tile * d + n), 1.15, naive: 4.0 * (2 * n * d + 2.0 * Tiles(n) * m * d + n),
            likely: "tiles of k and v are loaded that no query of the group sees: with m - n other than 0, end = the group's last position + 1 still");
    }
}
