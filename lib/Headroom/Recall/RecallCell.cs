using Headroom.Measurement;

namespace Headroom.Recall;

/// <summary>Runs that differ in their seeds alone, and the 95 % interval of their mean (Student's t).</summary>
/// <param name="Runs">One or more.</param>
public sealed record RecallCell(IReadOnlyList<RecallRun> Runs)
{
    public string Pattern => Runs[0].Pattern;

    public int StateSize => Runs[0].StateSize;

    public int Pairs => Runs[0].Pairs;

    public double Mean => Runs.Average(run => run.Recall);

    /// <summary>Lower end of the interval; may be below 0. Minus infinity of a single run.</summary>
    public double Low => Mean - Reach;

    /// <summary>Upper end of the interval; may be above 1.</summary>
    public double High => Mean + Reach;

    private double Reach => Runs.Count < 2
        ? double.PositiveInfinity
        : StudentT.Factor(Runs.Count - 1) * Math.Sqrt(Runs.Sum(run => Math.Pow(run.Recall - Mean, 2)) / (Runs.Count - 1) / Runs.Count);
}
