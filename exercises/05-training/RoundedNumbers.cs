// 05.11 BF16 and FP8. Objective: round to 16 and to 8 bits, to the nearest and by chance, and train on although small numbers vanish.
// Each function returns a float that the format holds:
//   Bf16   a sign and 8 binary digits from the leading 1 on; below 2^-126 steps of 2^-133. What rounds to 2^128 is infinite
//   E4M3   a sign and 4 digits; below 2^-6 steps of 2^-9. 448 at most: what lies beyond is 448, infinity too
//   NaN stays NaN in both.
// Nearest..     half way between two values that with an even last digit
// Stochastic..  u in [0, 1). Of the two values beside x the one farther from 0 where u < share, else the one nearer to 0. share is how far
//               x has come from the nearer one to the farther one, from 0 to 1. What the format holds stays, whatever u is.
// Sum           from 0, one value after the other: added as floats, then the sum is rounded to BF16, for value i with u[i] where u is given
// Unscale       gradients of a loss times `scale`. All finite: divides them by it, and after `interval` such steps since scale last
//               changed, which `clean` counts, doubles scale. Else it leaves them, halves scale and returns false: skip the step.
//               clean comes in below interval.
// Out of scope: the bits of a code; a scale for each block (04.2). About 34 lines.
public static class RoundedNumbers
{
    // your turn: begin
    public static float NearestBf16(float x) => throw new NotAttempted("05.11");

    public static float NearestE4M3(float x) => throw new NotAttempted("05.11");

    public static float StochasticBf16(float x, double u) => throw new NotAttempted("05.11");

    public static float StochasticE4M3(float x, double u) => throw new NotAttempted("05.11");

    public static float Sum(ReadOnlySpan<float> values) => throw new NotAttempted("05.11");

    public static float Sum(ReadOnlySpan<float> values, ReadOnlySpan<double> u) => throw new NotAttempted("05.11");

    public static bool Unscale(Span<float> gradients, ref float scale, ref int clean, int interval) =>
        throw new NotAttempted("05.11");
    // your turn: end
}
