namespace Headroom.Models;

/// <summary>
/// What has to be in memory at once. Fragmentation, the runtime's own memory and the logits come on top; plan for a tenth more.
/// </summary>
public static class MemoryPlanner
{
    private const double Half = 2; // bytes of BF16 or FP16
    private const double Adam = 8; // two FP32 moments per trained parameter

    /// <summary>NF4 in blocks of 64 with double quantization: 4 + 8/64 + 32/(64 x 256).</summary>
    public const double QloraBits = 4 + 8.0 / 64 + 32.0 / (64 * 256);

    /// <summary>
    /// Every parameter is trained in 16 bits: 2 bytes of weight, 2 of gradient, 8 of Adam, 12 in all. Mixed precision with an FP32 copy of
    /// the
    /// weights takes 4 more.
    /// </summary>
    public static MemoryPlan Full(
        ModelShape model, double batch = 0, double context = 0, Recompute recompute = Recompute.Layers, bool masterCopy = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var n = model.Parameters;
        return new MemoryPlan(Half * n, Half * n, (masterCopy ? Adam + 4 : Adam) * n, Activations(model, batch, context, recompute));
    }

    /// <summary>The model is frozen in 16 bits; adapters of that rank beside every linear layer are trained.</summary>
    public static MemoryPlan Lora(ModelShape model, int rank, double batch = 0, double context = 0, Recompute recompute = Recompute.Layers)
    {
        ArgumentNullException.ThrowIfNull(model);
        return WithAdapters(model, Half * model.Parameters, rank, batch, context, recompute);
    }

    /// <summary>As <see cref="Lora"/>, with the linear layers in 4 bits (arXiv 2305.14314); embeddings stay in 16.</summary>
    public static MemoryPlan Qlora(
        ModelShape model, int rank, double batch = 0, double context = 0, Recompute recompute = Recompute.Layers,
        double bitsPerWeight = QloraBits)
    {
        ArgumentNullException.ThrowIfNull(model);
        return WithAdapters(model, WeightBytes(model, bitsPerWeight), rank, batch, context, recompute);
    }

    /// <summary>Weights at so many bits and the caches of a batch; activations of one step are a few megabytes and are left out.</summary>
    public static MemoryPlan Serving(ModelShape model, double bitsPerWeight, double batch, double context, double cacheBits = 16)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cacheBits);
        var perToken = (double)model.Layers * model.Kv.ElementsPerToken * cacheBits / 8;
        return new MemoryPlan(WeightBytes(model, bitsPerWeight), Cache: NotNegative(batch) * NotNegative(context) * perToken);
    }

    /// <summary>
    /// Bytes of the weights with the linear layers at so many bits and everything else in 16; all at that many bits where the layers are
    /// not known.
    /// </summary>
    public static double WeightBytes(ModelShape model, double bitsPerWeight)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerWeight);
        if (model.FeedForward == 0) return model.Parameters * bitsPerWeight / 8;
        var linear = Math.Min(model.Parameters, LinearParameters(model));
        return linear * bitsPerWeight / 8 + (model.Parameters - linear) * Half;
    }

    /// <summary>Parameters of two thin matrices, in x r and r x out, beside every linear layer.</summary>
    public static double LoraParameters(ModelShape model, int rank)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rank);
        return model.Layers * (double)rank * Linears(model).Sum(layer => layer.In + layer.Out);
    }

    /// <summary>Parameters of the linear layers: all but embeddings and norms.</summary>
    public static double LinearParameters(ModelShape model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Layers * Linears(model).Sum(layer => (double)layer.In * layer.Out);
    }

    /// <summary>Bytes kept from forward to backward for a batch of sequences.</summary>
    public static double Activations(ModelShape model, double batch, double context, Recompute recompute)
    {
        ArgumentNullException.ThrowIfNull(model);
        var sbh = NotNegative(batch) * NotNegative(context) * model.Hidden;
        return recompute switch
        {
            Recompute.Nothing => model.Layers * sbh * (34 + 5.0 * model.Heads * context / model.Hidden),
            Recompute.Scores => model.Layers * sbh * 34,
            _ => model.Layers * sbh * Half + sbh * 34,
        };
    }

    private static MemoryPlan WithAdapters(ModelShape model, double frozen, int rank, double batch, double context, Recompute recompute)
    {
        var trained = LoraParameters(model, rank);
        return new MemoryPlan(frozen + Half * trained, Half * trained, Adam * trained, Activations(model, batch, context, recompute));
    }

    // Query, key, value, output; gate, up, down.
    private static (int In, int Out)[] Linears(ModelShape model)
    {
        if (model.FeedForward == 0 || model.Kv is not HeadsKv kv)
            throw new ArgumentException(
                $"the linear layers of {model} are not known: plan with a dense model, or count its adapters yourself.", nameof(model));
        var (hidden, cached, wide) = (model.Hidden, kv.Heads * kv.HeadDim, model.FeedForward);
        return [(hidden, hidden), (hidden, cached), (hidden, cached), (hidden, hidden), (hidden, wide), (hidden, wide), (wide, hidden)];
    }

    private static double NotNegative(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
