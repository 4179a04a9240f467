namespace Headroom.Quantization;

/// <summary>What a loss is multiplied by before its gradients are taken, so that small ones do not become 0 in few bits.</summary>
/// <param name="Factor">Of the next step.</param>
/// <param name="Good">Steps since the factor last changed, or since a step was skipped.</param>
/// <param name="Patience">Good steps after which the factor is doubled.</param>
public readonly record struct LossScale(float Factor, int Good, int Patience);
