// 09.9 The price. Objective: say when a model of your own beats an API, and under which assumptions.
// Prices in dollars, of a million tokens or of an hour. A trajectory has turns: each reads all that came before it and writes `written`
// tokens.
//   Trajectory  turn 1 reads `first` tokens, each later one `added` more than the one before. What an earlier turn read is in the cache and
//               has the cached price, the rest the input price; written tokens have the output price.
//   Own         one task of `tokens` written on a rented GPU, which makes `rate` tokens a second while it is busy, is busy a share of the
//               time, and is paid for all of it
//   BreakEven   tasks from which on the dollars that the model cost are earned back: the fewest whole ones at which it costs as much as
//               the API or less. 0 where it cost 0 and a task costs no more; -1 where a task of one's own is no cheaper.
//   Fit         score = A + B ln(trajectories), by least squares; two different numbers of trajectories or more
//   Needed      trajectories at which that line has a score, a real number; infinite where B is 0 or less and the score lies above A
// Out of scope: your own time, and a GPU that you own. About 24 lines.
using Api = (double Input, double Cached, double Output);

public static class Price
{
    // your turn: begin
    public static double Trajectory(Api api, int turns, long first, long added, long written)
    {
        var sum = 0.0;
        for (var turn = 0; turn < turns; turn++)
        {
            var (before, read) = (turn == 0 ? 0 : first + (turn - 1) * added, first + turn * added);
            sum += before * api.Cached + (read - before) * api.Input + written * api.Output;
        }
        return sum / 1e6;
    }

    public static double Own(double perHour, double rate, double busy, long tokens) => perHour * tokens / (3600 * rate * busy);

    public static long BreakEven(double fixedCost, double apiTask, double ownTask)
    {
        if (ownTask >= apiTask) return fixedCost == 0 && ownTask == apiTask ? 0 : -1;
        return (long)Math.Ceiling(fixedCost / (apiTask - ownTask));
    }

    public static (double A, double B) Fit(double[] trajectories, double[] scores)
    {
        double[] logs = [.. trajectories.Select(n => Math.Log(n))];
        var (x, y) = (logs.Average(), scores.Average());
        var b = logs.Zip(scores, (log, score) => (log - x) * (score - y)).Sum() / logs.Sum(log => (log - x) * (log - x));
        return (y - b * x, b);
    }

    public static double Needed((double A, double B) fit, double score) =>
        fit.B <= 0 && score > fit.A ? double.PositiveInfinity : Math.Exp((score - fit.A) / fit.B);
    //> public static double Trajectory(Api api, int turns, long first, long added, long written) => throw new NotAttempted("09.9");
    //>
    //> public static double Own(double perHour, double rate, double busy, long tokens) => throw new NotAttempted("09.9");
    //>
    //> public static long BreakEven(double fixedCost, double apiTask, double ownTask) => throw new NotAttempted("09.9");
    //>
    //> public static (double A, double B) Fit(double[] trajectories, double[] scores) => throw new NotAttempted("09.9");
    //>
    //> public static double Needed((double A, double B) fit, double score) => throw new NotAttempted("09.9");
    // your turn: end
}
