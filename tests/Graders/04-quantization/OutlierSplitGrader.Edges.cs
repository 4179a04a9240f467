using Headroom.Grading;

namespace Graders;

/// <summary>Features at the threshold and the next float to both sides of it, and a second call.</summary>
public sealed partial class OutlierSplitGrader
{
    // The one value of each feature that counts, in a drawn token; the others are smaller. The last feature has its sum alone.
    private void Edges(float threshold)
    {
        var (above, below) = (MathF.BitIncrement(threshold), MathF.BitDecrement(threshold));
        float[] values = [threshold, -threshold, below, -below, above, -above, 0, 100 * threshold, 0.9f * threshold];
        Draw.Shuffle(values);
        foreach (var tokens in (int[])[1, 2, 3])
        {
            var x = new float[tokens, values.Length];
            for (var f = 0; f < values.Length; f++)
            {
                for (var row = 0; row < tokens; row++) x[row, f] = 0.5f * values[f] / (1 + row);
                x[Draw.Int(0, tokens - 1), f] = values[f];
            }
            var outliers = Enumerable.Range(0, values.Length).Where(f => Math.Abs(values[f]) >= threshold).ToArray();
            Find(new Activations(x, new float[values.Length, 1], outliers, [], threshold), " at the edge");
        }
    }

    // The same arrays with the signs of all rows but the first exchanged: the same outliers and scales, and no quotient nearer to a tie.
    private void Again() => Case("a second call, other values behind the same first row", () =>
    {
        var a = Of(4, 40, 5, 3);
        var before = OutlierSplit.MatMul(a.X, a.W, a.Threshold);
        float[] kept = [.. before.Cast<float>()];
        for (var row = 1; row < 4; row++)
            for (var f = 0; f < 40; f++) a.X[row, f] = -a.X[row, f];
        for (var f = 1; f < 40; f += 2)
            for (var col = 0; col < 5; col++) a.W[f, col] = -a.W[f, col];
        var (p, rest) = (a.Product, a.Rest);
        var expected = Sum(p.Of(rest, p.RowScales(rest), p.ColumnScales(rest)), p.Exact(a.Outliers));
        Product(a, Flat(OutlierSplit.MatMul(a.X, a.W, a.Threshold), a), expected, Rounding(a, 3))
            .Trap(() => Array.ConvertAll(kept, value => (double)value), Earlier);
        That(kept.SequenceEqual(before.Cast<float>()), "the first result stays as it was",
            "the second call wrote to the first one's result: one array is handed out again and again");
    }, "float32");
}
