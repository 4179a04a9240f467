using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

public sealed partial class W4A16GemvGrader
{
    private const int Warps = 8; // per group

    // Compulsory: 4 B for 8 weights, 2 B for the scale of 32, x once, y once. Rows of words and scales start at whole sectors: n is a
    // multiple of 16. Each group of 256 outputs brings x on chip again, 1.3 % more here.
    // Naive: all weights written to memory in 16 bits, and read from there: 4 B per weight more.
    // Shared memory: each warp stores 32 of each 256 x and reads every x once. Naive: it writes and reads each weight there as well.
    partial void Budget(Int4Weights w)
    {
        double weights = (double)w.Outputs * w.Columns, packed = 4.0 * w.WordRows * w.Outputs + 2.0 * w.Blocks * w.Outputs;
        var needed = packed + 2.0 * w.Columns + 4.0 * w.Outputs;
        AtMostSectorsPerRequest(4, naive: 32,
            likely: "lanes of a warp read words far apart: in a row of words, neighbours belong to neighbouring outputs, so let neighbouring lanes own neighbouring outputs");
        AtMostBytes(needed, factor: 1.05, naive: needed + 4 * weights,
            likely: "only packed weights and scales may move, each once: unpack in registers, and let each group bring x into shared memory once");
        AtMostWavefrontsPerRequest(1, likely: "bank conflicts: all lanes of a warp want the same x at a time, and one pass serves them");
        AtMostSharedRequests(Groups(w) * Warps * (w.Columns + Tiles(w)), naive: Groups(w) * Warps * (3.0 * w.Columns + Tiles(w)),
            likely: "shared memory is for x alone: unpack a code where it is used, and it never leaves its lane");
        var h100 = Devices.H100Sxm;
        Meaning($"{Counts.Global.BytesMoved / weights:0.000} B per weight, where 16 bits take 2: {2 * weights / Counts.Global.BytesMoved:0.00} times fewer bytes, and as many times more tokens per second while memory is the limit.");
        Meaning($"{2 * weights / Counts.Global.BytesMoved:0.0} FLOP/B of useful work; an H100's ridge in FP32 is at {new Roofline(h100, Dtype.Fp32).Ridge:0}. There is room to unpack, and to serve several tokens with the same bytes: 04.7.");
    }

    private static int Groups(Int4Weights w) => (w.Outputs + 255) / 256;

    private static int Tiles(Int4Weights w) => (w.Columns + 255) / 256;
}
