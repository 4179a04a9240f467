namespace Headroom.Training.Optimizing;

/// <summary>Rises in a line over the first steps, then falls along half a cosine to a share of its peak.</summary>
/// <param name="Peak">The highest.</param>
/// <param name="Warmup">Steps of rising.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="FinalShare">What is left of the peak at the end.</param>
public readonly record struct LearningRate(double Peak, long Warmup, long Steps, double FinalShare = 0.05)
{
    /// <summary>The rate of a step, which counts from 0.</summary>
    public double At(long step)
    {
        if (step < Warmup) return Peak * (step + 1) / Warmup;
        var fallen = Math.Clamp((double)(step - Warmup) / Math.Max(1, Steps - Warmup), 0, 1);
        return Peak * (FinalShare + (1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * fallen)));
    }
}
