// 04.3 NF4 from the normal distribution. Objective: put 16 levels where normal weights are dense, so that their codes are used more evenly.
// k bits have n = 2^k levels from -1 to 1: n / 2 above 0, 0 itself, and n / 2 - 1 below.
//   Offset    the share p of normal numbers below the highest level. Cut the distribution into n equal shares, and the middle of the
//             last one has 1 - 1 / (2 n) of all numbers below it. Cut it into n - 1, and it has 1 - 1 / (2 (n - 1)). p is their mean.
//   Levels    ascending. Above 0: the quantiles at n / 2 evenly spaced shares; the highest is p, and one more step below the lowest
//             would be 0.5, where 0 is. Below 0: the same with n / 2 - 1 shares, times -1. Divided by the highest, so that it is 1.
//             Each call hands out an array of its own: its caller may write to it.
//   Nearest   the index of the level nearest to x, half way between two that of either; levels ascend, x is finite and may lie beyond both
//             ends
// Out of scope: the scales of blocks (04.2). About 18 lines.
public static class NormalFloat
{
    // The z that a share p of all standard normal numbers lies below: 0 for 0.5, 1.96 for 0.975. By Newton's method.
    public static double Quantile(double p)
    {
        if (p is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a share lies between 0 and 1");
        var z = 0.0;
        for (var step = 0; step < 60; step++) z -= (Below(z) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
        return z;
    }

    // The share below z: 1/2 + (z + z^3/3 + z^5/(3 5) + ...) times the density.
    private static double Below(double z)
    {
        var (sum, term) = (z, z);
        for (var odd = 3; odd < 400; odd += 2) sum += term *= z * z / odd;
        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }

    // your turn: begin
    // 4 bits: 1 - (1/32 + 1/30) / 2 = 0.9677.
    public static double Offset(int bits)
    {
        var n = 1 << bits;
        return 1 - (0.5 / n + 0.5 / (n - 1)) / 2;
    }

    public static double[] Levels(int bits)
    {
        var half = 1 << (bits - 1);
        var highest = Quantile(Offset(bits)); // 1.848 for 4 bits
        return
        [
            .. Above(half - 1).Select(level => -level / highest).Reverse(),
            0,
            .. Above(half).Select(level => level / highest),
        ];

        IEnumerable<double> Above(int count) =>
            Enumerable.Range(1, count).Select(i => Quantile(0.5 + (Offset(bits) - 0.5) * i / count));
    }

    public static int Nearest(ReadOnlySpan<double> levels, double x)
    {
        var nearest = 0;
        for (var i = 1; i < levels.Length; i++)
            if (Math.Abs(levels[i] - x) < Math.Abs(levels[nearest] - x)) nearest = i;
        return nearest;
    }
    //> public static double Offset(int bits) => throw new NotAttempted("04.3");
    //>
    //> public static double[] Levels(int bits) => throw new NotAttempted("04.3");
    //>
    //> public static int Nearest(ReadOnlySpan<double> levels, double x) => throw new NotAttempted("04.3");
    // your turn: end
}
