// 05.6 Rate and clip. Objective: raise the learning rate slowly, let it fall along half a cosine, and keep one bad batch from moving far.
// Rate  of a step, which counts from 0. 0 <= warmup <= steps; all three may pass 2^53. 0 <= least <= peak.
//       step < warmup  in a line from peak / warmup at step 0 to peak at step warmup - 1
//       then           least + (peak - least) * (1 + cos(pi * done)) / 2, where done = (step - warmup) / (steps - warmup)
//       step >= steps  least
// Clip  scales all gradients together so that their norm, the root of the sum of all squares over all arrays, becomes limit where it is
//       larger, and returns the norm as it was before. Sum in double: squares of floats reach 1e77, and a million small ones count.
//       Where the norm is at most limit no bit changes. Where it is infinite or NaN no bit changes either: nothing can be scaled back
//       from infinity, so the caller sees the norm and leaves the step out. Arrays may be empty, and so may the list: norm 0. limit >= 0.
// Out of scope: the step itself (05.5). About 17 lines.
public static class RateAndClip
{
    // your turn: begin
    public static double Rate(long step, long warmup, long steps, double peak, double least) => throw new NotAttempted("05.6");

    public static double Clip(IReadOnlyList<float[]> gradients, double limit) => throw new NotAttempted("05.6");
    // your turn: end
}
