namespace Graders;

/// <summary>The layer of 05.3 in float64, with one mistake or none.</summary>
/// <param name="Width">D.</param>
/// <param name="Heads">H, which divides D.</param>
/// <param name="Qkv">[3 D, D]</param>
/// <param name="Output">[D, D]</param>
internal sealed record AttentionLayer(int Width, int Heads, double[] Qkv, double[] Output)
{
    public enum Slip
    {
        None, NoMask, MaskAfterSoftmax, EarlierHidden, OwnTokenHidden, SoftmaxOverQueries, NoScale, ScaleOfWidth, ScaleTwice,
        HeadsInterleaved, HeadsNotMovedBack, ThreePerHead, KeysFirst, ValuesFirst, NoOutput, OutputTransposed,
    }

    private int Size => Width / Heads;

    /// <param name="x">[B, T, D]</param>
    /// <param name="time">T.</param>
    /// <param name="slip">The mistake.</param>
    /// <returns>[B, T, D]</returns>
    public double[] Forward(double[] x, int time, Slip slip = Slip.None)
    {
        var y = new double[x.Length];
        for (var from = 0; from < x.Length; from += time * Width)
        {
            var qkv = Product(x.AsSpan(from, time * Width), Qkv, 3 * Width);
            var joined = new double[time * Width]; // heads side by side
            for (var head = 0; head < Heads; head++) Attend(qkv, head, time, joined, slip);
            var output = slip == Slip.OutputTransposed ? Transposed() : Output;
            (slip == Slip.NoOutput ? joined : Product(joined, output, Width)).CopyTo(y, from);
        }
        return y;
    }

    /// <summary>
    /// The largest sums of sizes of terms, of a score and of an element of the result: what rounding errors are measured by.
    /// </summary>
    public (double Score, double Result) Sizes(double[] x, int time)
    {
        double[] sizes = [.. x.Select(Math.Abs)];
        var (qkv, output) = (Qkv.Select(Math.Abs).ToArray(), Output.Select(Math.Abs).ToArray());
        var (score, result) = (0.0, 0.0);
        for (var from = 0; from < x.Length; from += time * Width)
        {
            var parts = Product(sizes.AsSpan(from, time * Width), qkv, 3 * Width);
            var largest = new double[3 * Width];
            for (var i = 0; i < parts.Length; i++) largest[i % (3 * Width)] = Math.Max(largest[i % (3 * Width)], parts[i]);
            for (var head = 0; head < Heads; head++)
            {
                var sum = 0.0;
                for (var c = head * Size; c < (head + 1) * Size; c++) sum += largest[c] * largest[Width + c];
                score = Math.Max(score, sum / Math.Sqrt(Size));
            }
            result = Math.Max(result, Product(largest.AsSpan(2 * Width), output, Width).Max());
        }
        return (score, result);
    }

    private void Attend(double[] qkv, int head, int time, double[] joined, Slip slip)
    {
        var weights = Weights(qkv, head, time, slip);
        for (var i = 0; i < time; i++)
            for (var c = 0; c < Size; c++)
            {
                var sum = 0.0;
                for (var j = 0; j < time; j++)
                    if (weights[i * time + j] is not 0 and var weight) sum += weight * qkv[At(j, 2, head, c, slip)];
                joined[slip switch
                {
                    Slip.HeadsInterleaved => i * Width + c * Heads + head,
                    Slip.HeadsNotMovedBack => (head * time + i) * Size + c,
                    _ => i * Width + head * Size + c,
                }] = sum;
            }
    }

    // [T, T]
    private double[] Weights(double[] qkv, int head, int time, Slip slip)
    {
        var scores = new double[time * time];
        for (var i = 0; i < time; i++)
            for (var j = 0; j < time; j++)
            {
                var sum = double.NegativeInfinity;
                if (Sees(i, j, slip))
                {
                    sum = 0;
                    for (var c = 0; c < Size; c++) sum += qkv[At(i, 0, head, c, slip)] * qkv[At(j, 1, head, c, slip)];
                }
                scores[i * time + j] = sum / slip switch
                {
                    Slip.NoScale => 1, Slip.ScaleOfWidth => Math.Sqrt(Width), Slip.ScaleTwice => Size, _ => Math.Sqrt(Size),
                };
            }
        var (outer, inner) = slip == Slip.SoftmaxOverQueries ? (1, time) : (time, 1);
        for (var row = 0; row < time; row++) Softmax(scores, row * outer, inner, time);
        if (slip == Slip.MaskAfterSoftmax)
            for (var i = 0; i < time; i++) scores.AsSpan(i * time + i + 1, time - i - 1).Clear();
        return scores;
    }

    private static bool Sees(int i, int j, Slip slip) => slip switch
    {
        Slip.NoMask or Slip.MaskAfterSoftmax => true,
        Slip.EarlierHidden => j >= i,
        Slip.OwnTokenHidden => j < i,
        _ => j <= i,
    };

    private static void Softmax(double[] values, int from, int step, int count)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        for (var k = 0; k < count; k++) largest = Math.Max(largest, values[from + k * step]);
        for (var k = 0; k < count; k++) sum += values[from + k * step] = Math.Exp(values[from + k * step] - largest);
        for (var k = 0; k < count; k++) values[from + k * step] /= sum;
    }

    // Number c of a token's query, key or value (part 0, 1, 2) of a head.
    private int At(int token, int part, int head, int c, Slip slip) => token * 3 * Width + slip switch
    {
        Slip.HeadsInterleaved => part * Width + c * Heads + head,
        Slip.ThreePerHead => (head * 3 + part) * Size + c,
        Slip.KeysFirst => (part < 2 ? 1 - part : part) * Width + head * Size + c,
        Slip.ValuesFirst => (part + 1) % 3 * Width + head * Size + c,
        _ => part * Width + head * Size + c,
    };

    private double[] Transposed() => [.. Enumerable.Range(0, Output.Length).Select(i => Output[i % Width * Width + i / Width])];

    // [rows, D] times the transpose of [columns, D].
    private double[] Product(ReadOnlySpan<double> x, double[] weight, int columns)
    {
        var y = new double[x.Length / Width * columns];
        for (var at = 0; at < y.Length; at++)
        {
            var row = x[(at / columns * Width)..];
            var column = weight.AsSpan(at % columns * Width, Width);
            for (var c = 0; c < Width; c++) y[at] += row[c] * column[c];
        }
        return y;
    }
}
