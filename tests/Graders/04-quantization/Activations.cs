using Headroom.Grading;

namespace Graders;

/// <summary>
/// x [m, k] and w [k, n] of which some features are outliers, |x| from the threshold on. The rest of each row of x, and of each column of
/// w, is a scale times a whole code and less than half a step more, with one code of 127 or -127: some lie near a tie, and none on it.
/// </summary>
internal sealed record Activations(float[,] X, float[,] W, int[] Outliers, int[] Rest, float Threshold)
{
    private const double NearTie = 0.4995; // five roundings of 127 x 2^-24 from the half, and more

    public Int8Product Product => new(X, W);

    public string Shape => $"[{X.GetLength(0)}, {X.GetLength(1)}] x [{W.GetLength(0)}, {W.GetLength(1)}]";

    /// <param name="draw">Where the values come from.</param>
    /// <param name="m">Tokens.</param>
    /// <param name="k">Features.</param>
    /// <param name="n">Outputs.</param>
    /// <param name="outliers">How many of the features.</param>
    /// <param name="threshold">Of outliers; everything in x is in proportion to it.</param>
    /// <param name="unit">Of everything in w.</param>
    public static Activations Of(Draw draw, int m, int k, int n, int outliers, float threshold = 6, double unit = 1)
    {
        var six = threshold / 6.0;
        int[] features = [.. Enumerable.Range(0, k)];
        draw.Shuffle(features);
        int[] far = [.. features[..outliers].Order()], rest = [.. features[outliers..].Order()];
        var (x, w) = (new float[m, k], new float[k, n]);
        for (var row = 0; row < m; row++)
        {
            // Below the threshold of 6: 127 x 0.04 is 5.1.
            var codes = Codes(draw, rest.Length, six * draw.Scale(0.002, 0.04));
            for (var i = 0; i < rest.Length; i++) x[row, rest[i]] = codes[i];
        }
        for (var i = 0; i < far.Length; i++) Fill(draw, x, far[i], i, threshold);
        for (var col = 0; col < n; col++)
        {
            var scale = unit * draw.Scale(1e-4, 1e-2);
            var codes = Codes(draw, rest.Length, scale);
            for (var i = 0; i < rest.Length; i++) w[rest[i], col] = codes[i];
            foreach (var f in far) w[f, col] = (float)(draw.Of(-1, 1) * scale * 127 * draw.Real(2, 5)); // more than the rest
        }
        return new(x, w, far, rest, threshold);
    }

    /// <summary>The same with a token and an output that are 0 in all features but the outliers.</summary>
    public Activations WithZeros(int row, int column)
    {
        foreach (var f in Rest) (X[row, f], W[f, column]) = (0, 0);
        return this;
    }

    /// <summary>No outliers, and all but the largest of each row and column near a tie.</summary>
    public static Activations NearTies(Draw draw, int m, int k, int n)
    {
        var a = Of(draw, m, k, n, 0);
        for (var row = 0; row < m; row++)
        {
            var codes = Codes(draw, k, draw.Scale(0.002, 0.04), onlyNearTies: true);
            for (var f = 0; f < k; f++) a.X[row, f] = codes[f];
        }
        for (var col = 0; col < n; col++)
        {
            var codes = Codes(draw, k, draw.Scale(1e-4, 1e-2), onlyNearTies: true);
            for (var f = 0; f < k; f++) a.W[f, col] = codes[f];
        }
        return a;
    }

    /// <summary>No outliers, and scales between 0.7 and 1.4 times those given.</summary>
    public static Activations Tiny(Draw draw, int m, int k, int n, double x, double w)
    {
        var a = Of(draw, m, k, n, 0);
        for (var row = 0; row < m; row++)
        {
            var codes = Codes(draw, k, x * draw.Scale(0.7, 1.4));
            for (var f = 0; f < k; f++) a.X[row, f] = codes[f];
        }
        for (var col = 0; col < n; col++)
        {
            var codes = Codes(draw, k, w * draw.Scale(0.7, 1.4));
            for (var f = 0; f < k; f++) a.W[f, col] = codes[f];
        }
        return a;
    }

    /// <summary>
    /// Sums of products of codes that rise to about k / 2 x 120 x 120, 2^24.8 for 4,096 features, and fall again to something small.
    /// </summary>
    public static Activations Far(Draw draw, int m, int k, int n)
    {
        var (x, w) = (new float[m, k], new float[k, n]);
        for (var f = 0; f < k; f++)
        {
            for (var row = 0; row < m; row++) x[row, f] = 0.03125f * (f < k / 2 ? 1 : -1) * (f == 7 ? 127 : draw.Int(113, 127));
            for (var col = 0; col < n; col++) w[f, col] = 0.0625f * (f == 9 ? 127 : draw.Int(113, 127));
        }
        return new(x, w, [], [.. Enumerable.Range(0, k)], 6);
    }

    // The first outlier is one in a single token and exactly at the threshold, the second in a single token and below 0. The third is one
    // in every second token from the first on, the fourth from the second on and below 0 alone, the fifth in a single token: each wrong
    // rule finds other features.
    private static void Fill(Draw draw, float[,] x, int feature, int which, float threshold)
    {
        var (m, six) = (x.GetLength(0), threshold / 6.0);
        var there = m - 1 - which % m;
        for (var row = 0; row < m; row++) x[row, feature] = (float)(six * draw.Real(-3, 3));
        if (which is not (0 or 1 or 4))
            for (var row = which % 2; row < m; row += 2)
                x[row, feature] = (float)((which % 2 == 0 ? draw.Of(-1, 1) : -1) * six * draw.Real(7, 60));
        x[there, feature] = which switch
        {
            0 => threshold,
            _ when which % 2 == 1 => (float)(-six * draw.Real(7, 60)),
            _ => (float)(six * draw.Real(7, 30)),
        };
    }

    private static float[] Codes(Draw draw, int count, double scale, bool onlyNearTies = false)
    {
        var codes = new double[count];
        for (var i = 0; i < count; i++)
            codes[i] = i == 0
                ? draw.Of(-127, 127)
                : draw.Int(-126, 126) + draw.Of(-NearTie, NearTie, onlyNearTies ? NearTie : draw.Real(-NearTie, NearTie));
        draw.Shuffle(codes);
        return Array.ConvertAll(codes, code => (float)(scale * code));
    }
}
