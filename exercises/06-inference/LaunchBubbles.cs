// 06.7 Bubbles. Objective: say what launches cost a step, from a formula and from a timeline, and when a queue hides them.
// A bubble is time in which no kernel runs, after the first one's start and before the last one's end. Times are in one unit throughout.
//   StepTime     a step that reads `bytes` at `bandwidth`, in that many kernels, with a gap for each
//   LargestGap   the gap with which such a step reaches a share of the bandwidth, 0 < share <= 1
//   Bubbles      of a timeline, in the order in which they come; only those longer than 0. Kernels may come in any order, overlap, or run
//                inside of others: a bubble ends where any kernel starts.
//   Queue        kernels of given lengths, launched one after another without waiting for them. A launch takes the launching thread
//                `launch`, so the first kernel can start after one launch, the second after two. A kernel starts when it is launched and
//                `gap` has passed since the end of the one before it; the first needs no gap.
// Lists may be empty. Out of scope: kernels that start before the one before them has ended (06.6). About 22 lines.
using Headroom.Launching;

public static class LaunchBubbles
{
    // your turn: begin
    public static double StepTime(double bytes, double bandwidth, int kernels, double gap) => throw new NotAttempted("06.7");

    public static double LargestGap(double bytes, double bandwidth, int kernels, double share) => throw new NotAttempted("06.7");

    public static double[] Bubbles(IReadOnlyList<KernelSpan> kernels) => throw new NotAttempted("06.7");

    public static KernelSpan[] Queue(IReadOnlyList<double> lengths, double launch, double gap) => throw new NotAttempted("06.7");
    // your turn: end
}
