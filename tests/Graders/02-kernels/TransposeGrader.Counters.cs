namespace Graders;

public sealed partial class TransposeGrader
{
    // Compulsory: each element read once and written once, 8 B. m and n are multiples of 8, so that every row starts at a whole sector.
    // Naive: rows of a are read whole, 4 B per element, but each element of t is written alone into a sector of 32 B: 36 B.
    // A warp per tile row on either side, mostly full: mn / 8 sectors each, so below 4 per request; naive (1/8 + 1) mn sectors.
    partial void Budget(int m, int n)
    {
        var (elements, requests) = ((double)m * n, (double)m * Tiles(n) + (double)n * Tiles(m));
        AtMostSectorsPerRequest(4, naive: 1.125 * elements / (2.0 * m * Tiles(n)),
            likely: "a warp goes down a column: neighbouring lanes, which differ in Group.IdxX, must touch neighbours in memory, when reading and when writing");
        AtMostWavefrontsPerRequest(1,
            likely: "bank conflicts: a column of a tile whose rows are 32 floats long lies in one bank; rows of 33 floats spread it over all 32");
        AtMostBytes(compulsory: 8 * elements, naive: 36 * elements);
        AtMostBarriers(Tiles(m) * Tiles(n), likely: "one barrier is enough: between the last write to the tile and the first read");
        Meaning($"{Counts.Global.BytesMoved / elements:0.0} B per element, {36 * elements / Counts.Global.BytesMoved:0.0}x less than writing down the columns; {Counts.Shared.WavefrontsPerRequest:0.0} wavefronts per access to the tile, where a tile without padding takes 32 to read.");
        Meaning($"{Counts.Global.SectorsPerRequest:0.00} sectors per request, and a copy of the matrix would need as many: in traffic, a transpose is a copy.");
    }
}
