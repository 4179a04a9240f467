// 01.5 How much is left? Objective: combine factors that are ranges, and compare two arguments about how far computing can still go.
// Tim Dettmers: the one-off gains are used up, and even steps of progress cost ever more, each a multiple of the last.
// Dan Fu: three factors are still to be had, utilisation 20 % to 60 %, chips 2.2 to 3 times as fast, clusters 10 times as large.
// A range is (Low, High) with 0 < Low <= High; every result is one too. No end that is given is below 1e-100 or above 1e100.
// A factor below 1 is a loss: a gain may be one, and a speed-up may slow down.
//   Gain        what moving from `now` to `then` multiplies, for example a utilisation
//   Product     all factors together; no factors multiply by 1
//   OnFraction  a speed-up of `factor` that touches only `fraction` of the time (0: used up, 1: all of it)
//   Middle      the middle of a range of factors: the middle of a product is the product of the middles
//   Steps       how many times one multiplies by `growth` until `headroom` is used up: years at a yearly gain, or steps
//               of progress at a price per step; headroom is at least 1, growth above 1
// Out of scope: probabilities; a range says nothing about what lies between its ends. About 12 lines.
public static class HeadroomRange
{
    // your turn: begin
    public static (double Low, double High) Gain((double Low, double High) now, (double Low, double High) then) =>
        throw new NotAttempted("01.5");

    public static (double Low, double High) Product(params IReadOnlyList<(double Low, double High)> factors) =>
        throw new NotAttempted("01.5");

    public static (double Low, double High) OnFraction((double Low, double High) factor, double fraction) =>
        throw new NotAttempted("01.5");

    public static double Middle((double Low, double High) range) =>
        throw new NotAttempted("01.5");

    public static (double Low, double High) Steps((double Low, double High) headroom, (double Low, double High) growth) =>
        throw new NotAttempted("01.5");
    // your turn: end
}
