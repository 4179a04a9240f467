namespace Headroom.Training.Adapters;

/// <summary>What one way of training cost and reached, beside the others of the same contest.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Trained">Numbers that the optimizer moves.</param>
/// <param name="Bytes">Of matrices, gradients and means: <see cref="AdaptedLm.Bytes"/>.</param>
/// <param name="Forward">Milliseconds, the median of all steps.</param>
/// <param name="Backward">Likewise.</param>
/// <param name="Optimizer">Likewise.</param>
/// <param name="StepRatio">A step's time over that of the plain one in the same round, the median of all rounds.</param>
/// <param name="HeldOutBefore">Nats per token on other tokens of the new kind, before the first step.</param>
/// <param name="HeldOutAfter">Likewise, after the last.</param>
public sealed record AdapterReport(
    AdapterKind Kind, long Trained, long Bytes, double Forward, double Backward, double Optimizer, double StepRatio,
    double HeldOutBefore, double HeldOutAfter)
{
    /// <summary>Milliseconds of a step.</summary>
    public double Step => Forward + Backward + Optimizer;
}
