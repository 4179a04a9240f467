using Headroom.Grading;

namespace Graders;

/// <summary>
/// x [m, k] and w [k, n] of which some features are outliers. The rest of each row of x, and of each column of w, is a scale times a whole
/// code and at most 0.4 of a step more, with one code of 127 or -127: nothing lies near a tie.
/// </summary>
internal sealed record Activations(float[,] X, float[,] W, int[] Outliers, int[] Rest)
{
    public Int8Product Product => new(X, W);

    public string Shape => $"[{X.GetLength(0)}, {X.GetLength(1)}] x [{W.GetLength(0)}, {W.GetLength(1)}]";

    public static Activations Of(Draw draw, int m, int k, int n, int outliers)
    {
        int[] features = [.. Enumerable.Range(0, k)];
        draw.Shuffle(features);
        int[] far = [.. features[..outliers].Order()], rest = [.. features[outliers..].Order()];
        var (x, w) = (new float[m, k], new float[k, n]);
        for (var row = 0; row < m; row++)
        {
            // Below 6, the threshold: 127 x 0.04 is 5.1.
            var codes = Codes(draw, rest.Length, draw.Scale(0.002, 0.04));
            for (var i = 0; i < rest.Length; i++) x[row, rest[i]] = codes[i];
        }
        for (var i = 0; i < far.Length; i++) Fill(draw, x, far[i], i);
        for (var col = 0; col < n; col++)
        {
            var scale = draw.Scale(1e-4, 1e-2);
            var codes = Codes(draw, rest.Length, scale);
            for (var i = 0; i < rest.Length; i++) w[rest[i], col] = codes[i];
            foreach (var f in far) w[f, col] = (float)(draw.Of(-1, 1) * scale * 127 * draw.Real(2, 5)); // more than the rest
        }
        return new(x, w, far, rest);
    }

    /// <summary>The same with a token and an output that are 0 in all features but the outliers.</summary>
    public Activations WithZeros(int row, int column)
    {
        foreach (var f in Rest) (X[row, f], W[f, column]) = (0, 0);
        return this;
    }

    // The first outlier is one in a single token and exactly at 6, the second in a single token and below 0. The third is one in every
    // second
    // token from the first on, the fourth from the second on and below 0 alone, the fifth in a single token: each wrong rule finds other
    // features.
    private static void Fill(Draw draw, float[,] x, int feature, int which)
    {
        var m = x.GetLength(0);
        var there = m - 1 - which % m;
        for (var row = 0; row < m; row++) x[row, feature] = (float)draw.Real(-3, 3);
        if (which is not (0 or 1 or 4))
            for (var row = which % 2; row < m; row += 2)
                x[row, feature] = (float)((which % 2 == 0 ? draw.Of(-1, 1) : -1) * draw.Real(7, 60));
        x[there, feature] = which switch { 0 => 6, _ when which % 2 == 1 => -(float)draw.Real(7, 60), _ => (float)draw.Real(7, 30) };
    }

    private static float[] Codes(Draw draw, int count, double scale)
    {
        var codes = new double[count];
        for (var i = 0; i < count; i++) codes[i] = i == 0 ? draw.Of(-127, 127) : draw.Int(-126, 126) + draw.Real(-0.4, 0.4);
        draw.Shuffle(codes);
        return Array.ConvertAll(codes, code => (float)(scale * code));
    }
}
