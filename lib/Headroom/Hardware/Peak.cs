namespace Headroom.Hardware;

/// <summary>The most a device can compute per second with dense inputs of one dtype: a rate that names its conditions.</summary>
/// <param name="Dtype">Of the inputs.</param>
/// <param name="Accumulate">Of the sums; GeForce cards are twice as fast when it is FP16, which training cannot use.</param>
/// <param name="Rate">FLOP/s, or OP/s for integers; one FMA counts as two.</param>
public sealed record Peak(Dtype Dtype, Dtype Accumulate, Figure Rate)
{
    /// <summary>Operations per second: FLOP/s, or OP/s for integers.</summary>
    public double FlopsPerSecond => Rate.Value;

    /// <summary>Rate and conditions: <c>989.4 TFLOP/s dense BF16, FP32 accumulate</c>.</summary>
    public override string ToString() => $"{Rate} dense {Dtype}, {Accumulate} accumulate";
}
