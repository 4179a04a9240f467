namespace Headroom.Tests.Inference.Models;

/// <summary>What engines round besides sums, for <see cref="ExactTransformer"/>: a vector's values as they are after it.</summary>
internal static class Roundings
{
    private const int Block = 32;

    /// <summary>Signed bytes in blocks of 32 with an FP32 scale: max|x| / 127, to nearest, ties to even.</summary>
    public static double[] Int8(double[] x) => InBlocks(x, Block, scale => scale);

    /// <summary>
    /// The same with the scale in FP16: llama.cpp's Q8_0, in which it multiplies with weights of Q8_0 and Q4_0 (ggml,
    /// <c>quantize_row_q8_0</c>).
    /// </summary>
    public static double[] Q80(double[] x) => InBlocks(x, Block, scale => (double)(Half)scale);

    /// <summary>Signed bytes with one scale for all.</summary>
    public static double[] Int8Head(double[] x) => InBlocks(x, x.Length, scale => scale);

    public static double[] Fp16(double[] x) => [.. x.Select(value => (double)(Half)(float)value)];

    /// <summary>
    /// In place of rounding to those bytes, an error drawn evenly from all that rounding may make: half a step either way.
    /// </summary>
    public static Func<double[], double[]> Drawn(int seed)
    {
        var random = new Random(seed);
        return x => [.. x.Chunk(Block).SelectMany(some =>
        {
            var step = some.Max(Math.Abs) / 127;
            return some.Select(value => value + step * (random.NextDouble() - 0.5));
        })];
    }

    private static double[] InBlocks(double[] x, int size, Func<float, double> kept) => [.. x.Chunk(size).SelectMany(some =>
    {
        var scale = some.Max(value => MathF.Abs((float)value)) / 127;
        return some.Select(value => scale == 0 ? 0 : kept(scale) * Math.Clamp(MathF.Round((float)value / scale), -127, 127));
    })];
}
