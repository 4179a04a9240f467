// rejected: twice as far from 1
public static class NormalFloat
{
    public static double Quantile(double p)
    {
        if (p is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a share lies between 0 and 1");
        var z = 0.0;
        for (var step = 0; step < 60; step++) z -= (Below(z) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
        return z;
    }

    private static double Below(double z)
    {
        var (sum, term) = (z, z);
        for (var odd = 3; odd < 400; odd += 2) sum += term *= z * z / odd;
        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }

    // your turn: begin
    public static double Offset(int bits)
    {
        var n = 1 << bits;
        return 1 - (0.5 / n + 0.5 / (n - 1));
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
    // your turn: end
}
