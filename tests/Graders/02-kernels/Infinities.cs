using Headroom.Grading;

namespace Graders;

/// <summary>
/// Matrices a [m, k] and b [k, n] in which every second row of a and every fourth column of b has one infinity, at each place along k
/// somewhere, and others have zeros where those have theirs. What a product past the end of k adds must be 0, and 0 times infinity is none.
/// </summary>
internal sealed class Infinities
{
    private const string Skips = "products with 0 are left out: 0 times infinity is no number, and so is the sum that it belongs to";

    private readonly int _m, _n, _k;

    public Infinities(Draw draw, int m, int n, int k)
    {
        if (m < 2 * k || n < 4 * k) throw new ArgumentException($"{m}x{n}x{k}: infinities do not come to each place along k", nameof(k));
        (_m, _n, _k) = (m, n, k);
        (A, B) = (draw.Normal(m * k), draw.Normal(k * n));
        for (var row = 0; row < m; row++)
            A[row * k + row / 2 % k] = row % 2 == 0 ? draw.Of(float.PositiveInfinity, float.NegativeInfinity) : 0;
        for (var col = 0; col < n; col++)
        {
            if (col % 4 == 0) B[(k - 1 - col / 4 % k) * n + col] = draw.Of(float.PositiveInfinity, float.NegativeInfinity);
            if (col % 4 == 2) B[col / 4 % k * n + col] = 0;
        }
    }

    public float[] A { get; }

    public float[] B { get; }

    public double[] Product() => Sums((_, _, sum) => sum);

    public void Traps(ArrayExpectation elements) => elements
        .Trap(() => Sums((_, _, sum) => sum, (a, b) => a == 0 || b == 0), Skips)
        .Trap(() => Sums((_, _, sum) => sum, (a, _) => a == 0), Skips)
        .Trap(() => Sums((_, _, sum) => sum, (_, b) => b == 0), Skips)
        .Trap(() => Sums((_, col, sum) => sum + 0 * (double)B[(_k - 1) * _n + col]),
            "past the end of k the last row of b comes again, times 0: infinity times 0 is no number. Both tiles must hold 0 there")
        .Trap(() => Sums((row, _, sum) => sum + 0 * (double)A[row * _k + _k - 1]),
            "past the end of k the last column of a comes again, times 0: infinity times 0 is no number. Both tiles must hold 0 there")
        .Trap(() => Sums((row, _, sum) => sum + Stale(at => A[row * _k + at])),
            "past the end of k a tile of a holds what the step before left there, times 0: infinity times 0 is no number")
        .Trap(() => Sums((_, col, sum) => sum + Stale(at => B[at * _n + col])),
            "past the end of k a tile of b holds what the step before left there, times 0: infinity times 0 is no number");

    // What the step before, of 16 along k, left past the end.
    private double Stale(Func<int, float> at)
    {
        var sum = 0.0;
        for (var i = _k - 16; i < _k / 16 * 16; i++) sum += 0 * (double)at(i);
        return sum;
    }

    private double[] Sums(Func<int, int, double, double> more, Func<float, float, bool>? skips = null)
    {
        var c = new double[_m * _n];
        for (var row = 0; row < _m; row++)
            for (var col = 0; col < _n; col++)
            {
                var sum = 0.0;
                for (var i = 0; i < _k; i++)
                {
                    var (a, b) = (A[row * _k + i], B[i * _n + col]);
                    if (skips?.Invoke(a, b) is not true) sum += (double)a * b;
                }
                c[row * _n + col] = more(row, col, sum);
            }
        return c;
    }
}
