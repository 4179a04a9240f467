// 01.2 Under the roof. Objective: read the right peak off a data sheet, and tell which of peak and bandwidth stops a kernel.
// Units: peak in FLOP/s, bandwidth in B/s, intensity in FLOP/B, time in s. No prefixes: 1 TFLOP/s is 1e12.
//   Peak            of dense inputs of one dtype, summed in another. A line of the sheet is one rate: its inputs, what they are summed in,
//                   and whether 2:4 sparsity is counted in. Sparsity skips every second multiply-add and doubles the printed rate.
//                   Some sheets print only that one; the dense rate follows from it, and is taken as printed where it is printed.
//                   A dtype is known by its whole name. A pair that the sheet lacks throws.
//   Ridge           the intensity at which the two ceilings meet
//   FlopsPerSecond  the most that a kernel of this intensity can reach
//   IsMemoryBound   whether bandwidth is what stops it; at the ridge itself neither does alone, and either answer is right
//   TimeFloor       seconds that no implementation of (flops, bytes) can beat, when moving and computing overlap perfectly
// Out of scope: caches as further roofs, and overlap that is less than perfect. About 11 lines.
public static class Attainable
{
    public readonly record struct SheetLine(string Inputs, string SumsIn, bool Sparse, double TeraFlops);

    // your turn: begin
    public static double Peak(IReadOnlyList<SheetLine> sheet, string inputs, string sumsIn) =>
        throw new NotAttempted("01.2");

    public static double Ridge(double peak, double bandwidth) => throw new NotAttempted("01.2");

    public static double FlopsPerSecond(double peak, double bandwidth, double intensity) =>
        throw new NotAttempted("01.2");

    public static bool IsMemoryBound(double peak, double bandwidth, double intensity) =>
        throw new NotAttempted("01.2");

    public static double TimeFloor(double peak, double bandwidth, double flops, double bytes) =>
        throw new NotAttempted("01.2");
    // your turn: end
}
