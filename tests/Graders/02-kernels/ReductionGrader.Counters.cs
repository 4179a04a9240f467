using Headroom.Grading;

namespace Graders;

public sealed partial class ReductionGrader
{
    // Compulsory: x read once, sum[0] written once, 4n + 4 B. One atomic per group adds 32 B each, far below the 10 % allowed.
    // Naive: an atomic per element; a warp's 32 atomics on one address touch one sector, so 4 + 1 B per element.
    // Barriers: one after loading, one each for 256 -> 128 and 128 -> 64; a tree down to 1 value takes 1 + 8.
    // Shared memory: 8 warps store; 4, then 2, then 1 of them read twice and write once; one more read: 30. One lane alone reads 256 times.
    partial void Budget(int n, int groups)
    {
        AtMostAtomics(groups, naive: n,
            likely: "lanes take turns at sum[0]: add the group's values first, and let one lane of the group do the atomic");
        AtMostBytes(compulsory: 4.0 * n + 4, naive: 5.0 * n,
            likely: "neighbouring lanes read far apart: let lane i take x[i], x[i + lanes], x[i + 2 * lanes], ...");
        AtMostSectorsPerRequest(4);
        AtMostWavefrontsPerRequest(1,
            likely: "bank conflicts in the tree: neighbouring lanes should read neighbours, so halve the distance, from 128 down, instead of doubling it");
        AtMostBarriers(3 * groups, naive: 9 * groups,
            likely: "below 64 values one warp is left: it can add its values with shuffles, without a barrier");
        AtMostSharedRequests(30 * groups, naive: 264 * groups,
            likely: "one lane adds up what the others stored: let half of the lanes add at once, then a quarter, then a warp");
        Meaning($"{Counts.Atomics.Operations:#,0} atomics for {n:#,0} elements, and {Numbers.Count((int)(Counts.Barriers / groups), "barrier")} per group where a tree to the end takes 9.");
        Meaning($"{(double)Counts.Global.BytesMoved / n:0.00} B per element, at {(double)Counts.Operations.Flops / Counts.Global.BytesMoved:0.00} FLOP/B: it runs at the speed of memory, and the tree costs nothing as long as it stays out of the way.");
    }
}
