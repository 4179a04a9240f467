using Headroom.Quantization;
using Headroom.Shipped;

namespace Headroom.Tests.Inference.Models;

/// <summary>Small models whose weights are large enough that every part of them shows in the scores.</summary>
internal static class DrawnModels
{
    /// <summary>Heads of 16, two of which share one; sizes that fill no tile and no block.</summary>
    public static DecoderShape Ragged { get; } = new()
    {
        Vocabulary = 83, Context = 320, Width = 48, Layers = 2, Heads = 3, KvHeads = 1, Hidden = 75, RopeBase = 500, NormEpsilon = 1e-3f,
    };

    /// <summary>More heads that share one than are asked at a time, and a head of its own.</summary>
    public static DecoderShape Grouped { get; } = new()
    {
        Vocabulary = 64, Context = 320, Width = 120, Layers = 2, Heads = 10, KvHeads = 2, Hidden = 96, TiedHead = false,
    };

    /// <summary>No two heads share one.</summary>
    public static DecoderShape Plain { get; } = new()
    {
        Vocabulary = 40, Context = 320, Width = 64, Layers = 1, Heads = 2, KvHeads = 2, Hidden = 64,
    };

    public static IReadOnlyList<DecoderShape> All => [Ragged, Grouped, Plain];

    /// <summary>Matrices keep the size of what goes through them; norms lie about 1.</summary>
    public static DecoderWeights Of(DecoderShape shape, int seed = 1)
    {
        var columns = WeightNames.Matrices(shape).ToDictionary(each => each.Name, each => (each.Rows, each.Columns));
        return DecoderWeights.Of(shape, WeightForm.Fp32, name =>
        {
            seed++;
            return columns.TryGetValue(name, out var size)
                ? [.. Normal.Sample(size.Rows * size.Columns, seed).Select(v => v * 1.5f / MathF.Sqrt(size.Columns))]
                : [.. Normal.Sample(shape.Width, seed).Select(v => 1 + 0.2f * v)];
        });
    }

    public static int[] Tokens(DecoderShape shape, int count, int seed = 5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(shape.Vocabulary))];
    }
}
