namespace Headroom.Inference.Sampling;

/// <summary>How the next token is chosen.</summary>
public sealed record SamplingOptions
{
    /// <summary>Scores are divided by it; 0 takes the best token always.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Only so many of the best tokens; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the best tokens that together have this probability; 1 for all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>The same seed, model and prompt give the same text.</summary>
    public long Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A value is out of range; the message says which.</exception>
    public void Check()
    {
        if (!double.IsFinite(Temperature) || Temperature < 0)
            throw new ArgumentException($"the temperature is {Temperature}: it must be 0 (the best token always) or more.");
        if (TopK < 0) throw new ArgumentException($"top-k is {TopK}: it must be 0 (all tokens) or more.");
        if (TopP is not (> 0 and <= 1)) throw new ArgumentException($"top-p is {TopP}: it must be above 0 and at most 1.");
    }
}
