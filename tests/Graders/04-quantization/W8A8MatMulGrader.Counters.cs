using Headroom.Grading;
using Headroom.Hardware;

namespace Graders;

public sealed partial class W8A8MatMulGrader
{
    // What the tiling needs: x once for each column of tiles, w once for each row of tiles, y once, and for each warp of 2 rows of 16 lanes
    // a sector of row scales and two of column scales. Sides and words are multiples of 8: rows start at whole sectors.
    // Naive: float matrices in the same tiles.
    // FLOPs: two products per element of y, and whatever turns its sum into a float. Sums in floats take 2 per product of codes.
    partial void Budget(int m, int n, Int8Matrices codes)
    {
        var operands = 4.0 * codes.Words * ((double)m * Tiles(n) + (double)n * Tiles(m));
        var rest = 4.0 * m * n + 96.0 * Tiles(m) * Tiles(n) * Tile / 2;
        AtMostFlops(4.0 * m * n, naive: 2.0 * m * n * codes.Columns,
            likely: "products of codes are computed or added in floats: keep them whole numbers, and scale each finished sum");
        AtMostSectorsPerRequest(4, naive: 16,
            likely: "a tile is loaded with row and column exchanged: lanes that differ in Group.IdxX must read neighbours in a row of x or w");
        AtMostBytes(operands + rest, naive: 4 * operands + rest,
            likely: "words come from memory once per lane: let each lane load one word of both tiles, and all lanes of the group read the tiles");
        // Per step a warp stores 2 rows of 17 words, whose ends share a bank, and makes 33 requests of one pass: 35 / 34.
        AtMostWavefrontsPerRequest(1.05, naive: 4.3,
            likely: "bank conflicts: 16 neighbouring lanes go down a column of w's tile; rows of 17 words put them in 16 banks");
        AtMostBarriers(2 * ((codes.Words + Tile - 1) / Tile) * Tiles(m) * Tiles(n),
            likely: "two barriers per step are enough: when the tiles are complete, and when nobody reads them any more");
        var h100 = Devices.H100Sxm;
        Meaning($"{Counts.Global.BytesMoved / 1e3:0.0} kB moved, where floats in the same tiles move {(4 * operands + rest) / 1e3:0.0}: a quarter of the operands' bytes.");
        Meaning($"{2.0 * m * n * codes.Columns:#,0} operations on whole numbers and {Counts.Operations.Flops:#,0} on floats. An H100's peak for int8 is {h100.Peak(Dtype.Int8).Rate.ToString()}, for float32 {h100.Peak(Dtype.Fp32).Rate.ToString()}.");
    }
}
