using Headroom.Hardware;
using Headroom.Models;
using Headroom.Rooflines;

namespace Headroom.Decoding;

/// <summary>
/// The roofline of decoding one token for each of B sequences: every step reads the weights once and each sequence's KV cache once.
/// Devices share the work evenly and their links cost nothing, so times are floors.
/// </summary>
public sealed partial record DecodeModel
{
    /// <summary>BF16 weights, cache and arithmetic, unless told otherwise.</summary>
    public DecodeModel(ModelShape model, DeviceSheet device, int devices = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(devices);
        (Model, Device, Devices) = (model, device, devices);
    }

    /// <summary>Whose shape.</summary>
    public ModelShape Model { get; }

    /// <summary>Whose ceilings.</summary>
    public DeviceSheet Device { get; }

    /// <summary>How many of them share weights, cache and work.</summary>
    public int Devices { get; }

    /// <summary>Of the weights in memory.</summary>
    public Dtype Weights { get; init; } = Dtype.Bf16;

    /// <summary>Of the KV cache in memory.</summary>
    public Dtype Cache { get; init; } = Dtype.Bf16;

    /// <summary>Of the arithmetic: which peak counts. 4-bit weights are mostly multiplied in BF16.</summary>
    public Dtype Compute { get; init; } = Dtype.Bf16;

    /// <summary>FLOP/s of all devices.</summary>
    public double PeakFlops => Device.Peak(Compute).FlopsPerSecond * Devices;

    /// <summary>B/s of all devices.</summary>
    public double Bandwidth => Device.Bandwidth * Devices;

    /// <summary>FLOP per byte at which memory and arithmetic take the same time.</summary>
    public double Ridge => PeakFlops / Bandwidth;

    /// <summary>KV cache of one token, in bytes.</summary>
    public double KvBytesPerToken => Model.KvBytesPerToken(Cache);

    /// <summary>KV cache of B sequences, in bytes.</summary>
    public double KvBytes(double batch, double context) => Positive(batch) * NotNegative(context) * KvBytesPerToken;

    /// <summary>FLOPs of one token: 2 per active parameter, and attention over the context.</summary>
    public double FlopsPerToken(double context) => Model.WeightFlopsPerToken + Model.AttentionFlopsPerToken(NotNegative(context));

    /// <summary>
    /// FLOPs and bytes of one step. Of a mixture of experts only the active parameters are counted as read, which is exact for
    /// one sequence and a floor for more, since sequences choose different experts.
    /// </summary>
    public Workload Step(double batch, double context) => new(
        Positive(batch) * FlopsPerToken(context),
        Model.ActiveParameters * Weights.Bytes + KvBytes(batch, context),
        $"{Model}, batch {batch:0.#}, context {context:0}");

    /// <summary>Seconds of a step at least: max(bytes / bandwidth, FLOPs / peak).</summary>
    public double StepTime(double batch, double context)
    {
        var step = Step(batch, context);
        return Math.Max(step.Bytes / Bandwidth, step.Flops / PeakFlops);
    }

    /// <summary>
    /// Seconds of a step at least when attention and the weights take turns: the cache at full bandwidth, then max(bytes / bandwidth, FLOPs
    /// / peak)
    /// of the weights (jax-ml/scaling-book, inference). Never below <see cref="StepTime"/> while attention is memory-bound.
    /// </summary>
    public double StepTimeInTurns(double batch, double context) =>
        KvBytes(batch, context) / Bandwidth
        + Math.Max(Model.ActiveParameters * Weights.Bytes / Bandwidth, batch * Model.WeightFlopsPerToken / PeakFlops);

    /// <summary>Tokens per second of all sequences together, at most.</summary>
    public double TokensPerSecond(double batch, double context) => batch / StepTime(batch, context);

    /// <summary>Share of the peak in use, 0 to 1.</summary>
    public double Utilisation(double batch, double context) => Step(batch, context).Flops / PeakFlops / StepTime(batch, context);

    private static double Positive(double batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        return batch;
    }

    private static double NotNegative(double context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        return context;
    }
}
