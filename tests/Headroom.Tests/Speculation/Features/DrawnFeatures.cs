using Headroom.Quantization;
using Headroom.Shipped;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Features;

/// <summary>A target of five blocks and networks for it, small and large enough in their weights that every part shows.</summary>
internal static class DrawnFeatures
{
    public static DecoderShape Target { get; } = DrawnModels.Plain with { Layers = 5 };

    public static FeatureShape Shape { get; } = new()
    {
        Vocabulary = Target.Vocabulary, Context = Target.Context, Width = 96, Layers = 2, Heads = 6, KvHeads = 2, Hidden = 75,
        RopeBase = 500, NormEpsilon = 1e-3f, TargetWidth = Target.Width, Low = 0, Middle = 2, High = 4, CellHidden = 70, Slots = 9,
    };

    /// <summary>Matrices keep the size of what goes through them; norms lie about 1.</summary>
    public static FeatureWeights Of(FeatureShape shape, int seed = 1)
    {
        var columns = FeatureNames.Matrices(shape).ToDictionary(each => each.Name, each => (each.Rows, each.Columns));
        var lengths = FeatureNames.Vectors(shape).ToDictionary(each => each.Name, each => each.Length);
        return FeatureWeights.Of(shape, WeightForm.Fp32, name =>
        {
            seed++;
            return columns.TryGetValue(name, out var size)
                ? [.. Normal.Sample(size.Rows * size.Columns, seed).Select(v => v * 1.5f / MathF.Sqrt(size.Columns))]
                : [.. Normal.Sample(lengths[name], seed).Select(v => (name == FeatureNames.Slots ? 0 : 1) + 0.2f * v)];
        });
    }
}
