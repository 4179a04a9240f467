using Headroom.Grading;
using Headroom.Grading.Kernels;

namespace Graders;

/// <summary>What the graders of attention kernels share.</summary>
public abstract class AttentionGrader : KernelGrader
{
    private const string Turned =
        "the rescale is turned round: exp(new maximum - old maximum) is infinite in the first tile, 0 times that is not a number, "
        + "and a sum that is none is not above 0. It is exp(old maximum - new maximum)";

    /// <summary>
    /// Names what an output of nothing but zeros comes from. Scores near 0 are within reach of any start that a maximum could have; with
    /// scores far below 0 alone it lies above them all.
    /// </summary>
    private protected ArrayExpectation AllZero(ArrayExpectation o, AttentionInput x, float level)
    {
        // Zeros for which no exponentials of scores were computed, half of all pairs under a mask, have no cause in the arithmetic.
        if (level > 0 || Counts.Operations.Special < (long)x.AllHeads * x.N * x.M / 2) return o;
        return o.Trap(() => new double[x.Q.Length], level < 0 ? AttentionData.AllZero : Turned);
    }
}
