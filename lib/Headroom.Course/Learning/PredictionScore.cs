namespace Headroom.Course.Learning;

/// <summary>How well someone knows what he knows: over all predictions whose truth is known.</summary>
/// <param name="Known">Predictions whose truth was measured.</param>
/// <param name="Inside">Of these, how many intervals held it. 8 of 10 is what was asked for.</param>
/// <param name="MeanScore">Mean interval score, each divided by its truth so that ms and GB/s add up; NaN where there is none.</param>
public readonly record struct PredictionScore(int Known, int Inside, double MeanScore)
{
    /// <summary>Of all that was predicted; those still open do not count. A truth of 0 counts as inside or not, and in no score.</summary>
    public static PredictionScore Of(IEnumerable<LockedPrediction> predictions)
    {
        var known = predictions.Where(p => p.Truth is not null).ToList();
        var scores = known.Where(p => p.Truth is not 0.0).Select(p => p.Score(p.Truth!.Value) / Math.Abs(p.Truth!.Value)).ToList();
        return new(known.Count, known.Count(p => p.Contains(p.Truth!.Value)), scores.Count > 0 ? scores.Average() : double.NaN);
    }
}
