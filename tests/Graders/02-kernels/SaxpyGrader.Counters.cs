using Headroom.Grading;
using Headroom.Hardware;

namespace Graders;

public sealed partial class SaxpyGrader
{
    // Compulsory: x and y read once, y written once, 12 B per element. A full warp asks for 32 x 4 B, which is 4 sectors.
    partial void Budget(int n)
    {
        const string likely = "neighbouring lanes take elements that are far apart, or an element is read or written more than once";
        AtMostBytes(compulsory: 12.0 * n, naive: 12.0 * n, likely: likely);
        AtMostSectorsPerRequest(4, naive: 4, likely: likely);
        var (moved, intensity) = (Counts.Global.BytesMoved, Counts.Intensity);
        var h100 = Devices.H100Sxm;
        Meaning($"{(double)moved / n:0.0} B and 2 FLOPs per element: {intensity:0.00} FLOP/B, and no way to need fewer bytes.");
        Meaning($"An H100 reads and writes {h100.Bandwidth / 12e9:0} billion such elements a second; its arithmetic is idle {100 - 100 * intensity * h100.Bandwidth / h100.Peak(Dtype.Fp32).Rate:0.#} % of the time.");
    }
}
