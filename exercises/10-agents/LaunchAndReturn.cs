// 10.6 Launch and return. Objective: find how many agents one person can keep busy, and when sitting beside one of them does more.
// Minutes, and chances from 0 to 1. An agent works on a task, hands its result in and waits until its review ends. Then it starts at once:
// on the same task where the review sent it back, else on the next one. One person reviews, one result at a time, in the order in which
// they come. Work and review take more than 0 minutes.
//   Simulate  all agents start at minute 0. The k-th start of all of them takes work[k], the k-th review takes review[k], and fails[k] says
//             whether it sends back; a list that is used up is read again from its start. What ends in the last minute counts. Done and
//             SentBack count reviews that ended; Busy is the share of `minutes` in which the person reviews, with what the end cuts off
//             up to then; InReview is the mean time from hand-in to the end of the review, over reviews that ended, 0 without any.
//   Steady    the long run, where work and review are exponential with these means and a review sends back with the chance `fail`: busy
//             as a share, tasks done an hour, minutes from hand-in to the end of the review. Up to 2,000 agents; all is 0 with none.
//   Best      agents from 0 to `most` that earn most an hour by Steady, where a done task is worth `value` and an agent costs `perHour`,
//             whether it works or waits; the fewest where several earn as much
//   Away      fewest agents, from 1 to `most`, with which one does more tasks an hour by Steady than by sitting beside one agent. A try
//             then takes `watched` minutes and no review, and fails with the chance `watchedFail`. 0 where no number does.
// Out of scope: results that are not alike, and reviews that miss a mistake (10.1). About 36 lines.
using Pace = (double Busy, double DonePerHour, double InReview);
using Shift = (int Done, int SentBack, double Busy, double InReview);

public static class LaunchAndReturn
{
    // your turn: begin
    public static Shift Simulate(int agents, double[] work, double[] review, bool[] fails, double minutes) =>
        throw new NotAttempted("10.6");

    public static Pace Steady(int agents, double work, double review, double fail) => throw new NotAttempted("10.6");

    public static int Best(int most, double work, double review, double fail, double value, double perHour) =>
        throw new NotAttempted("10.6");

    public static int Away(int most, double work, double review, double fail, double watched, double watchedFail) =>
        throw new NotAttempted("10.6");
    // your turn: end
}
