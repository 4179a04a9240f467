// 05.12 Why does it not learn? Objective: tell from the record of a run what is wrong with it, and give the number that proves it.
// Fault lists the rungs of the ladder, lowest first: samples, first loss, first gradients, one batch, curve, hold-out. A fault spoils
// what stands above it, so of all that fails name the lowest rung. Each member of Fault says what its evidence is.
// Vocabularies have 8 to 512 tokens, rows up to 28, models 2 to 4 blocks. Offsets are -3 to 3; a target of -1 is none.
// Healthy runs may be slow or noisy, meet one batch of noise, train on few texts, scale the loss by a constant, or use rates above 100.
// Overlap.Longest finds the longest piece that two texts share. Thresholds are yours: the notebook's Laboratory trains runs to look at.
// A run judged right is a point; a false alarm, a fault found in a healthy run, costs two. All points pass.
// Out of scope: mending the run. About 35 lines.
using Headroom.Diagnosing;

public static class WhyNotLearning
{
    // your turn: begin
    private const int Smooth = 8; // steps

    public static Diagnosis Diagnose(RunRecord run)
    {
        var guess = Math.Log(run.Vocabulary); // 64 tokens: 4.16 nats
        if (Offset(run.Samples) is var offset && offset != 1) return new(Fault.TargetsShifted, offset);
        var excess = run.Losses[0] - guess;
        if (Math.Abs(excess) > 0.12 * guess) return new(Fault.FirstLoss, excess);
        var growth = Math.Pow(run.LayerGradients[0] / run.LayerGradients[^1], 1.0 / (run.LayerGradients.Count - 1));
        if (growth > 1.8) return new(Fault.GradientsExplode, growth);
        var least = run.OneBatch.Min();
        if (least > 0.1 * guess) return new(Fault.CannotOverfit, least);
        // A NaN is not small either.
        if (!(Rise(run.Losses) < 0.2 * guess)) return new(Fault.RateTooHigh, RateAtLeastLoss(run));
        var leaked = run.HeldOutWindows.Count(held =>
            run.TrainingWindows.Any(trained => 2 * Overlap.Longest(held, trained) >= held.Count));
        return leaked > 0 ? new(Fault.HeldOutLeaked, leaked) : new(Fault.None, 0);
    }

    // A row of few different tokens fits several offsets: the one that fits all rows, and 1 before any other.
    private static int Offset(IReadOnlyList<Sample> rows) =>
        new[] { 1, 0, 2, 3, -1, -2, -3 }.First(offset => rows.All(row => Fits(row, offset)));

    private static bool Fits(Sample row, int offset)
    {
        for (var t = 0; t < row.Targets.Count; t++)
        {
            var from = t + offset;
            if (row.Targets[t] >= 0 && (from < 0 || from >= row.Inputs.Count || row.Inputs[from] != row.Targets[t])) return false;
        }
        return true;
    }

    // From the lowest mean of some steps in a row, or from the first loss, to the mean of the last ones: one bad batch is not a rise.
    private static double Rise(IReadOnlyList<double> losses)
    {
        var means = Enumerable.Range(0, losses.Count - Smooth + 1).Select(from => losses.Skip(from).Take(Smooth).Average()).ToList();
        return means[^1] - Math.Min(losses[0], means.Min());
    }

    private static double RateAtLeastLoss(RunRecord run) =>
        run.Losses.Zip(run.Rates).Where(step => !double.IsNaN(step.First)).MinBy(step => step.First).Second;
    //> public static Diagnosis Diagnose(RunRecord run) => throw new NotAttempted("05.12");
    // your turn: end
}
