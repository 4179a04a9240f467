using Headroom.Shipped;

namespace Headroom.Testing.Shipped;

/// <summary>A model that is small, with rows that fill no whole block.</summary>
internal static class Samples
{
    public static DecoderShape Shape { get; } = new()
    {
        Vocabulary = 70, Context = 16, Width = 24, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    public static DecoderWeights Weights(WeightForm form = WeightForm.Int8, int seed = 3) => DecoderWeights.Drawn(Shape, seed, form);

    /// <summary>All bytes of matrices and norms, for comparing bit by bit.</summary>
    public static byte[] Bits(DecoderWeights weights) =>
    [
        .. WeightNames.Matrices(weights.Shape).SelectMany(each => weights.Matrix(each.Name).Bytes.ToArray()),
        .. WeightNames.Norms(weights.Shape).SelectMany(weights.Norm).SelectMany(BitConverter.GetBytes),
    ];
}
