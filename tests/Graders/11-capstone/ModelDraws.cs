using Headroom.Grading;
using Headroom.Stages;

namespace Graders;

/// <summary>Sizes of a decoder, and weights of it that keep what goes through them at its size.</summary>
internal sealed record ModelDraws(int Layers, int Heads, int KvHeads, int HeadWidth, int Hidden, int Vocabulary)
{
    public int Width => Heads * HeadWidth;

    public long Weights =>
        (long)Vocabulary * Width + Layers * ((long)Width * (Width + 2 * KvHeads * HeadWidth) + (long)Width * Width + 3L * Width * Hidden);

    public string Shape =>
        $"D = {Width}, F = {Hidden}, L = {Layers}, H = {Heads}, K = {KvHeads}, V = {Vocabulary}";

    /// <summary>Weights that are nearly normal; logits are about 2 apart.</summary>
    public ModelWeights Drawn(Draw draw)
    {
        var gains = new float[(2 * Layers + 1) * Width];
        foreach (ref var gain in gains.AsSpan()) gain = (float)(draw.Real(0.5, 1.5) * (draw.Int(0, 7) == 0 ? -1 : 1));
        return new(Layers, Heads, KvHeads, Matrix(draw, Vocabulary, 2), gains, Matrix(draw, Layers * (Width + 2 * KvHeads * HeadWidth), 1),
            Matrix(draw, Layers * Width, 1), Matrix(draw, Layers * 2 * Hidden, 1),
            Drawn(draw, Layers * Width * Hidden, 1 / Math.Sqrt(Hidden)));
    }

    public int[] Text(Draw draw, int count) => [.. Enumerable.Range(0, count).Select(_ => draw.Int(0, Vocabulary - 1))];

    private float[] Matrix(Draw draw, int rows, double size) => Drawn(draw, rows * Width, size / Math.Sqrt(Width));

    // Sums of three numbers of 21 bits: of variance 3 / 12 in units of 2^21. Millions of them are drawn.
    private static float[] Drawn(Draw draw, int count, double deviation)
    {
        const int bits = 21, mask = (1 << bits) - 1;
        var (random, scale) = (new Random(draw.Int(0, 1 << 30)), (float)(deviation / Math.Sqrt(3 / 12.0) / (1 << bits)));
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            var drawn = random.NextInt64();
            value = scale * ((drawn & mask) + (drawn >> bits & mask) + (drawn >> 2 * bits & mask) - 1.5f * (1 << bits));
        }
        return values;
    }
}
