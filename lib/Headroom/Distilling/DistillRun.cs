namespace Headroom.Distilling;

/// <summary>A student from nothing, taught in one way for a number of steps, on tales that it has not read.</summary>
/// <param name="Way">What it learned from.</param>
/// <param name="Seed">Of its first weights, and of the order of tales: each way begins with the same weights.</param>
/// <param name="Steps">Of training.</param>
/// <param name="Temperature">That both distributions were divided by; 1 where there is no teacher's.</param>
/// <param name="Share">Of the loss that the teacher's shares had.</param>
/// <param name="Tokens">Different ones that there were to read.</param>
/// <param name="Seconds">Of the processor: training alone, a teacher's forward pass included, its writing not.</param>
/// <param name="Bits">-log2 of the probability of each tale asked, in their order.</param>
public sealed record DistillRun(
    DistillWay Way, int Seed, int Steps, double Temperature, double Share, int Tokens, double Seconds, IReadOnlyList<double> Bits)
{
    /// <summary>Tokens of a step: four rows.</summary>
    public const int StepTokens = 4 * 256;

    /// <summary>Whether it is the run that another one is, whatever came of it.</summary>
    public bool IsSameAs(DistillRun other) => other is not null
        && (Way, Seed, Steps, Temperature, Share) == (other.Way, other.Seed, other.Steps, other.Temperature, other.Share);
}
