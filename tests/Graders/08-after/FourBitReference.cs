using Headroom.Quantization;

namespace Graders;

/// <summary>
/// What 08.8 asks, in double. Where a number lies so near to a tie, or a drawn one so near to its share, that the last bit of float
/// decides, <see cref="IsClose"/> says so, and the inputs are drawn anew.
/// </summary>
internal sealed class FourBitReference
{
    private const double Near = 1e-5;
    private static readonly double[] s_magnitudes = [0, 0.5, 1, 1.5, 2, 3, 4, 6];
    private readonly SmallFloats _e4m3 = new(FloatGrid.E4M3);

    /// <summary>Whether a decision hung on a rounding.</summary>
    public bool IsClose { get; private set; }

    public double Nearest(double x)
    {
        var (low, share) = Place(x);
        IsClose |= Math.Abs(share - 0.5) is > 0 and < Near;
        return Math.CopySign(s_magnitudes[share > 0.5 || share == 0.5 && low % 2 == 1 ? low + 1 : low], x);
    }

    public double Stochastic(double x, double u)
    {
        var (low, share) = Place(x);
        IsClose |= Math.Abs(share - u) < Near;
        return Math.CopySign(s_magnitudes[u < share ? low + 1 : low], x);
    }

    /// <summary>The share of the way from the neighbour nearer to 0 to the other.</summary>
    public static (int Low, double Share) Place(double x)
    {
        var size = Math.Min(Math.Abs(x), 6);
        var low = Math.Min(6, Array.FindLastIndex(s_magnitudes, each => each <= size));
        return (low, (size - s_magnitudes[low]) / (s_magnitudes[low + 1] - s_magnitudes[low]));
    }

    public static double Magnitude(int code) => s_magnitudes[code];

    public (double[] Values, double[] Scales) MxFp4(float[] x, double shrink, Random? random)
    {
        var (values, scales) = (new double[x.Length], new List<double>());
        foreach (var block in x.Chunk(32))
        {
            double most = block.Max(Math.Abs);
            var scale = most == 0 ? 1 : Math.Pow(2, Math.ILogB(most) - 2);
            for (var i = 0; i < block.Length; i++)
                values[scales.Count * 32 + i] = Rounded(block[i] * shrink / scale, random) * scale / shrink;
            scales.Add(scale);
        }
        return (values, [.. scales]);
    }

    public (double[] Values, double[] Scales) NvFp4(double[] x, int columns, Random? random)
    {
        var (values, scales) = (new double[x.Length], new List<double>());
        var t = x.Length == 0 ? 0 : x.Max(Math.Abs) / (448 * 6);
        for (var row = 0; row < x.Length; row += columns)
            for (var at = row; at < row + columns; at += 16)
            {
                var end = Math.Min(at + 16, row + columns);
                var asked = t == 0 ? 0 : x[at..end].Max(Math.Abs) / 6 / t;
                IsClose |= _e4m3.FromTie(asked) < Near;
                var scale = t * _e4m3.Rounded(asked);
                scales.Add(scale);
                for (var i = at; i < end; i++) values[i] = Rounded(scale == 0 ? 0 : x[i] / scale, random) * scale;
            }
        return (values, [.. scales]);
    }

    public static double[] Rotated(double[] x, float[] signs)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            for (var j = 0; j < 16; j++)
                y[i] += Sign(i % 16, j) * signs[j] * x[i / 16 * 16 + j] / 4;
        return y;
    }

    /// <summary>1 or -1 of a Hadamard matrix.</summary>
    public static int Sign(int i, int j) => int.PopCount(i & j) % 2 == 0 ? 1 : -1;

    /// <summary>[rows, columns] to [columns, rows].</summary>
    public static double[] Turned(float[] x, int rows)
    {
        var (columns, turned) = (x.Length / rows, new double[x.Length]);
        for (var i = 0; i < x.Length; i++) turned[i % columns * rows + i / columns] = x[i];
        return turned;
    }

    /// <summary>a b^T of [m, k] and [n, k].</summary>
    public static double[] Product(double[] a, double[] b, int k)
    {
        var (m, n) = (a.Length / k, b.Length / k);
        var c = new double[m * n];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                for (var l = 0; l < k; l++) c[i * n + j] += a[i * k + l] * b[j * k + l];
        return c;
    }

    private double Rounded(double x, Random? random) => random is null ? Nearest(x) : Stochastic(x, random.NextDouble());
}
