namespace Headroom.LowBits;

/// <summary>One model that was trained with products in few bits.</summary>
/// <param name="Plan">What its products were rounded to, by the name of the plan.</param>
/// <param name="Bits">Of a weight, for plans that say no more than that; 0 for the others.</param>
/// <param name="Width">Numbers in a token's vector.</param>
/// <param name="Parameters">Weights of the blocks' matrices, which are what the plan rounds.</param>
/// <param name="OutlierFactor">How many times as large as the others a few channels are that enter a block's matrices; 1 for none.</param>
/// <param name="Seed">Of the first weights, the text's order and the rounding.</param>
/// <param name="Loss">Nats per token on text that was held out, at the end, in the same arithmetic; null where training diverged.</param>
/// <param name="Curve">Loss of training, the mean of each tenth of the steps.</param>
/// <param name="Skipped">Steps left out because a gradient was not a number.</param>
public sealed record LowBitsRun(
    string Plan, int Bits, int Width, long Parameters, double OutlierFactor, long Seed, double? Loss, IReadOnlyList<double?> Curve,
    int Skipped);
