using Headroom.Grading.Kernels;
using Headroom.Hardware;

namespace Graders;

public sealed partial class SplitDecodeGrader
{
    // Each filled row of k and v once. Small beside it: q once per split, the partials out and in, one sector of lse per state and warp
    // that asks, twice for two passes over them. With 4 heads of about 900 keys that is 2 % of 1.8 MB.
    // One barrier per split, to merge 4 warps; two are allowed. The second launch needs none.
    // Warps read rows of neighbours: 4 sectors. Two launches are what the grader makes; groups cannot wait for groups.
    private void Budget(Shape shape, int[] lengths)
    {
        var states = lengths.Length * shape.Splits;
        var cache = 2.0 * lengths.Sum() * shape.D * sizeof(float);
        var rest = sizeof(float) * shape.D * (4.0 * states + 2 * lengths.Length);
        AtMost(Counter.Bytes, 1.15 * (cache + rest), once: cache + 2.0 * sizeof(float) * shape.D * lengths.Length,
            likely: "rows of k or v come from memory more than once: a warp that has a key's score, and its own maximum so far, can add "
                + "its row of v at once");
        AtMost(Counter.SectorsPerRequest, 4, likely: "lanes of a warp must read neighbours of one row, not a key each");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, 2.0 * states,
            likely: "warps need not wait for each other until they have states to merge: one barrier per split");
        // Splits with keys. Merge is small, and a group per head: it is not judged.
        SpreadOver(lengths.Sum(length => (length + shape.Chunk - 1) / shape.Chunk), warps: Warps, launch: 0, name: "Partial",
            uneven: 1.5);
        Meaning($"{lengths.Length} heads in {shape.Splits} splits keep {states} groups busy, where one group per head would leave all "
            + $"but {lengths.Length} of an H100's {Devices.H100Sxm.Sms} multiprocessors idle.");
        Meaning($"{4.0 * lengths.Sum() * shape.D / Counts.Global.BytesMoved:0.0} FLOP/B of products: decode reads every key and value "
            + "for one query, and no kernel changes that. A larger batch does not help, as each sequence has a cache of its own; "
            + "grouped queries (03.5) do.");
    }
}
