namespace Headroom.Training.Optimizing;

/// <summary>Constants of AdamW.</summary>
public readonly record struct AdamWOptions
{
    public AdamWOptions() { }

    /// <summary>Share of the mean of gradients that a step keeps.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Share of the mean of squared gradients that a step keeps.</summary>
    public float Beta2 { get; init; } = 0.95f;

    /// <summary>Added to the root that divides.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Share of a weight that a step at learning rate 1 takes away. Vectors, such as gains, are spared.</summary>
    public float WeightDecay { get; init; } = 0.1f;

    /// <summary>The longest that all gradients together may be; longer ones are scaled down to it.</summary>
    public float ClipNorm { get; init; } = 1;
}

/// <summary>What one step multiplies and adds, the same for every weight of a tensor.</summary>
/// <param name="Scale">Of the gradient: under 1 where it is clipped.</param>
/// <param name="Keep"><c>1 - rate * decay</c>, of the weight: the decay is decoupled from the gradient.</param>
/// <param name="Rate">Learning rate over <c>1 - beta1^t</c>: the first steps' means are short.</param>
/// <param name="RootScale"><c>1 / sqrt(1 - beta2^t)</c>, likewise of the root.</param>
internal readonly record struct AdamWStep(
    float Scale, float Keep, float Beta1, float Beta2, float Rate, float RootScale, float Epsilon)
{
    /// <param name="options">The optimizer's.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="scale">Of the gradient.</param>
    /// <param name="decays">Whether this tensor decays.</param>
    public static AdamWStep Of(AdamWOptions options, long t, double rate, double scale, bool decays) => new(
        (float)scale, (float)(1 - rate * (decays ? options.WeightDecay : 0)), options.Beta1, options.Beta2,
        (float)(rate / (1 - Math.Pow(options.Beta1, t))), (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, t))), options.Epsilon);
}
