namespace Headroom.Speculation.Adapting;

/// <summary>What a drafter asks: seconds of each token of depth, and of each sequence that drafts at that depth.</summary>
public readonly record struct DraftCost(double Step, double Sequence = 0)
{
    /// <summary>Seconds of chains of <paramref name="depth"/> tokens for <paramref name="sequences"/> at once.</summary>
    public double Of(int depth, int sequences) => depth * (Step + Sequence * sequences);
}
