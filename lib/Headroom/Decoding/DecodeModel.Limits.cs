namespace Headroom.Decoding;

public sealed partial record DecodeModel
{
    /// <summary>The batch at which the weights alone become compute-bound: ridge x bytes per weight / 2; 295 in BF16 on an H100.</summary>
    public double CriticalBatch => Ridge * Weights.Bytes / 2;

    /// <summary>The batch that reaches a utilisation if the KV cache cost nothing: utilisation x critical batch.</summary>
    public double BatchFor(double utilisation)
    {
        if (utilisation is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(utilisation), utilisation, "a utilisation is above 0 and at most 1.");
        return utilisation * CriticalBatch;
    }

    /// <summary>
    /// The most utilisation that any batch can reach at a context. As B grows, the weights' bytes vanish per token and the cache's do not:
    /// intensity tends to FLOPs per token / cache bytes per sequence.
    /// </summary>
    public double UtilisationLimit(double context) => Math.Min(1, IntensityLimit(context) / Ridge);

    /// <summary>FLOP per byte as the batch grows without end; infinite without a context.</summary>
    public double IntensityLimit(double context) => FlopsPerToken(context) / KvBytes(1, context);

    /// <summary>
    /// Sequences whose cache fits beside the weights; 0 when the weights alone do not fit, <see cref="int.MaxValue"/> without a context.
    /// </summary>
    public int MaxBatch(double context)
    {
        var free = Device.MemoryBytes * Devices - Model.WeightBytes(Weights);
        if (free < 0) return 0;
        var sequences = Math.Floor(free / KvBytes(1, context));
        return sequences < int.MaxValue ? (int)sequences : int.MaxValue;
    }
}
