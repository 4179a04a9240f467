// 09.8 Better? Objective: say whether A is better than B, from published means and from results item by item.
// Deviations are of a sample (n - 1), n is 2 and more. Items are tasks that both tried, in the same order; a draw of a bootstrap names as
// many items as there are, by place.
//   Welch    the 95 % interval of mean A - mean B. With e = deviation^2 / n of each it reaches t sqrt(eA + eB) to both sides;
//            t = StudentT.Factor(d), d = (eA + eB)^2 / (eA^2 / (nA - 1) + eB^2 / (nB - 1)), no whole number; both e 0: the difference alone
//   Paired   the 95 % interval of the mean of a - b over items: the 2.5 % and the 97.5 % quantile (Quantiles.At) over draws, in each of
//            which a and b have the same items
//   McNemar  the chance of a split of the items that one alone solved as uneven as this one or more so, to either side, if each fell like
//            a coin: 1 at most, and 1 where there are none. A hundred thousand items and more.
//   Verdict  "A", "B", or "" where the interval holds 0, which its ends do
// Out of scope: more than two, and looking again after each run. About 24 lines.
using Headroom.Measurement;
using Published = (double Mean, double Deviation, int N);

public static class Better
{
    // your turn: begin
    public static (double Low, double High) Welch(Published a, Published b) => throw new NotAttempted("09.8");

    public static (double Low, double High) Paired(double[] a, double[] b, int[][] draws) => throw new NotAttempted("09.8");

    public static double McNemar(int onlyA, int onlyB) => throw new NotAttempted("09.8");

    public static string Verdict((double Low, double High) interval) => throw new NotAttempted("09.8");
    // your turn: end
}
