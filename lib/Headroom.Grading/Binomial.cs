namespace Headroom.Grading;

/// <summary>How many of n trials succeed, each with the same chance.</summary>
public static class Binomial
{
    /// <summary>
    /// The counts that a grader accepts: outside of them lies at most <paramref name="alarm"/>, half of it on each side.
    /// </summary>
    /// <param name="trials">1 or more.</param>
    /// <param name="chance">Between 0 and 1, both excluded.</param>
    /// <param name="alarm">The chance that a right submission is rejected.</param>
    public static (int Least, int Most) Accepted(int trials, double chance, double alarm)
    {
        var (least, most) = (0, trials);
        for (var below = 0.0; (below += At(trials, chance, least)) <= alarm / 2;) least++;
        for (var above = 0.0; (above += At(trials, chance, most)) <= alarm / 2;) most--;
        return (least, most);
    }

    /// <summary>The chance of a count from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public static double Within(int trials, double chance, int least, int most) =>
        Enumerable.Range(least, most - least + 1).Sum(count => At(trials, chance, count));

    private static double At(int trials, double chance, int count)
    {
        if (chance is 0 or 1) return count == (chance == 0 ? 0 : trials) ? 1 : 0;
        return Math.Exp(LogFactorial(trials) - LogFactorial(count) - LogFactorial(trials - count)
            + count * Math.Log(chance) + (trials - count) * Math.Log(1 - chance));
    }

    private static double LogFactorial(int n)
    {
        // Stirling's series: beyond 10 its error is under 1e-13.
        if (n <= 10) return Enumerable.Range(1, n).Sum(i => Math.Log(i));
        double x = n + 1;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI)
            + 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * Math.Pow(x, 5));
    }
}
