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

    /// <summary>Normal weights; logits are about 2 apart. A gain of each norm is 20.</summary>
    public ModelWeights Drawn(Draw draw)
    {
        var gains = new float[(2 * Layers + 1) * Width];
        foreach (ref var gain in gains.AsSpan()) gain = (float)draw.Real(0.5, 1.5);
        // Behind the last norm a loud number would decide all logits.
        for (var norm = 0; norm < 2 * Layers; norm++) gains[norm * Width + draw.Int(0, Width - 1)] = Width < 24 ? 4 : 20;
        return new(Layers, Heads, KvHeads, Matrix(draw, Vocabulary, 2), gains, Matrix(draw, Layers * (Width + 2 * KvHeads * HeadWidth), 1),
            Matrix(draw, Layers * Width, 1), Matrix(draw, Layers * 2 * Hidden, 1),
            draw.Normal(Layers * Width * Hidden, (float)(1 / Math.Sqrt(Hidden))));
    }

    public int[] Text(Draw draw, int count) => [.. Enumerable.Range(0, count).Select(_ => draw.Int(0, Vocabulary - 1))];

    private float[] Matrix(Draw draw, int rows, double size) => draw.Normal(rows * Width, (float)(size / Math.Sqrt(Width)));
}
