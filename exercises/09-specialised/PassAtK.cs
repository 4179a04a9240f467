// 09.7 pass@k. Objective: estimate from n tries how often one of k is right, without bias, and say how sure that is.
// A task was tried n times and c of the tries were right: 0 <= c <= n, n up to a million. k is 1 and more.
//   Estimate  the chance that k of the n tries, drawn without putting back, hold a right one: 1 - C(n - c, k) / C(n, k). To 1e-10, though
//             binomials overflow. NaN where k is more than n: that many were not tried.
//   Mean      of the estimates over tasks; NaN of no task, and where an estimate is
//   Interval  95 %, by bootstrap over tasks: each of draws names as many tasks as there are, by place, some twice. Its ends are the 2.5 %
//             and the 97.5 % quantile of the means of these; Headroom.Measurement.Quantiles.At has quantiles.
// Out of scope: tries that are not alike, such as those at another temperature. About 14 lines.
using Headroom.Measurement;
using Tried = (int N, int C);

public static class PassAtK
{
    // your turn: begin
    public static double Estimate(Tried task, int k) => throw new NotAttempted("09.7");

    public static double Mean(Tried[] tasks, int k) => throw new NotAttempted("09.7");

    public static (double Low, double High) Interval(Tried[] tasks, int k, int[][] draws) => throw new NotAttempted("09.7");
    // your turn: end
}
