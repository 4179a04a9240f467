namespace Headroom.Speculation.Distilling;

/// <summary>How fast a draft learns, and how much time it may take.</summary>
public sealed record DistillationOptions
{
    /// <summary>
    /// Of one step: what the gradient of the state is multiplied by, over the state's square. Of 0.05, 0.5, 2 and 8 two brought the most.
    /// </summary>
    public float Rate { get; init; } = 2;

    /// <summary>Share of all time that learning may take.</summary>
    public double TimeShare { get; init; } = HeadDistillation.TimeShare;

    /// <summary>Nats an example, on average, that a correction may be worse than none before it is dropped.</summary>
    public double MostLoss { get; init; } = 0.05;

    /// <exception cref="ArgumentException">A member is out of range.</exception>
    internal void Check()
    {
        if (!(Rate > 0 && float.IsFinite(Rate)) || !(MostLoss > 0) || !(TimeShare is >= 0 and <= 1))
            throw new ArgumentException(
                $"rate {Rate}, most loss {MostLoss}, share of time {TimeShare}: the first two are above 0, the last from 0 to 1.");
    }
}
