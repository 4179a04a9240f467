using Headroom.Inference.Loading;
using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Quantization;
using Headroom.Shipped;

namespace Headroom.Bench.Inference;

/// <summary>
/// Models whose speed is measured: it asks nothing of the weights' values, so they are drawn, and those of one size only once.
/// </summary>
internal static class DrawnModels
{
    /// <summary>The course's target: 13.4 million weights.</summary>
    public static DecoderShape Target { get; } = new()
    {
        Vocabulary = 2048, Context = 512, Width = 384, Layers = 8, Heads = 6, KvHeads = 2, Hidden = 1024,
    };

    /// <summary>197 million weights: 111 MB in Q4_0 and 209 MB in Q8_0, beyond the caches of this kind of machine.</summary>
    public static DecoderShape Large { get; } = Wide(16) with { Vocabulary = 8192 };

    /// <summary>11.8 million weights in each layer: of eight layers 100 MB in Q8_0, of four 190 MB in FP32.</summary>
    public static DecoderShape Wide(int layers) => new()
    {
        Vocabulary = 2048, Context = 512, Width = 1024, Layers = layers, Heads = 16, KvHeads = 8, Hidden = 2816,
    };

    public static DecoderWeights Weights(DecoderShape shape, WeightForm form)
    {
        var drawn = new Dictionary<int, float[]>();
        var sizes = WeightNames.Matrices(shape).ToDictionary(each => each.Name, each => (each.Rows, each.Columns));
        return DecoderWeights.Of(shape, form, name =>
        {
            if (!sizes.TryGetValue(name, out var size)) return [.. Enumerable.Repeat(1f, shape.Width)];
            var count = size.Rows * size.Columns;
            if (!drawn.TryGetValue(count, out var values))
                drawn[count] = values = [.. Normal.Sample(count, seed: count).Select(value => value / MathF.Sqrt(size.Columns))];
            return values;
        });
    }

    public static Transformer Of(DecoderShape shape, MatrixFormat format)
    {
        var form = format switch { MatrixFormat.Q8 => WeightForm.Int8, MatrixFormat.Q4 => WeightForm.Int4, _ => WeightForm.Fp32 };
        return CourseModels.Prepare(Weights(shape, form), format);
    }
}
