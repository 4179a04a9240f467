using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;

namespace Graders;

public sealed partial class ChunkedScanGrader
{
    // In floats: u, dt and y once; b and c once per group; a and the state in by each of the 4 warps, which all carry it; the state out.
    // 768 tokens, 128 channels, 16 numbers: 3 * 98,304 + 4 * 2 * 12,288 + 9 * 2,048 + 4 * 128. u and dt again for the second pass would be
    // 1.48 times that, and a state that is written in every chunk 1.06 times.
    // Arithmetic: each piece twice, of 5 FLOPs a number with the exponential, 2 more for y, and a sixteenth of 4 * 4 to combine.
    private void Within()
    {
        var (length, channels, states) = (12 * Chunk, 4 * Lanes, ChunkedScan.MostStates);
        Case($"{length:#,0} tokens, {channels} channels, {states} numbers: what it moves and computes", () =>
        {
            Judge(ScanSheet.Of(Draw, length, channels, states));
            Budget(length, channels, states);
        }, "float32");
    }

    private void Budget(int length, int channels, int states)
    {
        var groups = Groups(channels);
        double tokens = (double)length * channels, kept = (double)states * channels;
        var needed = sizeof(float) * (3 * tokens + 2.0 * groups * length * states + (2 * Warps + 1) * kept + Warps * channels);
        var once = sizeof(float) * (3 * tokens + 2.0 * length * states + 3 * kept + channels);
        AtMost(Counter.Launches, 1);
        AtMost(Counter.Bytes, 1.05 * needed, once: once,
            likely: "an input is read more than once: u and dt stay in a thread's own 16 for the second pass, b and c in shared memory for "
                + "the whole group");
        AtMost(Counter.SectorsPerRequest, 4.1, likely: "lanes must read neighbouring channels of one token");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, 3.0 * groups * (length / Chunk),
            likely: "three barriers a chunk are enough: nobody reads the old tiles, the new ones are complete, all pieces have an end");
        AtMost(Counter.Flops, (13.0 * states + 16) * tokens,
            likely: "a piece is computed more than twice: what stands before it is combined from the pieces' ends, not computed again");
        SpreadOver(groups, warps: Warps, computes: true);
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.00} MB for {tokens:#,0} tokens and channels: {Counts.Global.BytesMoved / tokens:0.0} B "
            + "each, and the state itself crosses twice in all, however long the text is.");
        Meaning($"{Counts.Intensity:0.0} FLOP/B where an H100's ridge in FP32 is at {new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge:0}. "
            + "The second pass over a piece is the price for pieces side by side, and it moves no byte.");
    }
}
