using Headroom.Scoring;

namespace Headroom.Grading;

/// <summary>A score to reach, as a comparison of speeds asks for it: by figures of this run that were taken before it.</summary>
/// <param name="Required">The score.</param>
/// <param name="Bound">Seconds that a call takes at the bound.</param>
/// <param name="Fastest">Seconds that nothing can be below, wherever the data lie; at most <paramref name="Bound"/>.</param>
/// <param name="Baseline">Seconds of the baseline's call; above <paramref name="Bound"/>.</param>
public readonly record struct SpeedMark(double Required, double Bound, double Fastest, double Baseline)
{
    /// <summary>How many times the baseline's speed gives the required score.</summary>
    public double Ratio => Baseline / Score.TimeFor(Required, Bound, Baseline);
}
