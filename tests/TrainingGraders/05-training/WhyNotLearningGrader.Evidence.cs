using Headroom.Diagnosing;

namespace Graders;

public sealed partial class WhyNotLearningGrader
{
    private static double Evidence(Fault fault, RunRecord run) => fault switch
    {
        Fault.TargetsShifted => Enumerable.Range(-3, 7).First(offset => run.Samples.All(row => Fits(row, offset))),
        Fault.FirstLoss => run.Losses[0] - Math.Log(run.Vocabulary),
        Fault.GradientsExplode => Math.Pow(Growth(run), 1.0 / (run.LayerGradients.Count - 1)),
        Fault.CannotOverfit => run.OneBatch.Where(double.IsFinite).Min(),
        Fault.RateTooHigh => run.Rates[LeastAt(run.Losses)],
        Fault.HeldOutLeaked => run.HeldOutWindows.Count(held => Piece(held, run) * 2 >= held.Count),
        _ => 0,
    };

    private static string Figure(Fault fault) => fault switch
    {
        Fault.TargetsShifted => "the offset of targets",
        Fault.FirstLoss => "the first loss less ln V",
        Fault.GradientsExplode => "the factor by which gradients grow from block to block",
        Fault.CannotOverfit => "the least loss on one batch",
        Fault.RateTooHigh => "the rate at the least loss",
        Fault.HeldOutLeaked => "how many held-out texts leaked",
        _ => "0 where nothing is wrong",
    };

    // What is given for it by mistake.
    private static IEnumerable<(double Value, string Name)> Others(Fault fault, RunRecord run) => fault switch
    {
        Fault.TargetsShifted => [(1 - Evidence(fault, run), "its distance from 1")],
        Fault.FirstLoss => [(run.Losses[0], "the loss itself"), (Math.Log(run.Vocabulary), "ln V"),
            (run.Losses[0] - Math.Log2(run.Vocabulary), "the excess over bits: the loss is in nats")],
        Fault.GradientsExplode =>
            [(Growth(run), "the factor over all blocks"), (Math.Pow(Growth(run), 1.0 / run.LayerGradients.Count), "of one block too many"),
            (run.GradientNorms[0], "the norm over all weights"), (1 / Evidence(fault, run), "the inverse")],
        Fault.CannotOverfit => [(run.OneBatch[^1], "the last loss on one batch"),
            (run.OneBatch.Min() / Math.Log(run.Vocabulary), "a share of ln V"), (run.Losses.Min(), "the least of the run")],
        Fault.RateTooHigh => [(run.Rates.Max(), "the peak rate"), (run.Rates[^1], "the last rate"), (LeastAt(run.Losses), "the step"),
            (run.Losses[LeastAt(run.Losses)], "the loss")],
        Fault.HeldOutLeaked => [(1, "the first of them"),
            (run.HeldOutWindows.Count(held => Piece(held, run) == held.Count), "how many stand in a training text as a whole")],
        _ => [],
    };

    private static double Growth(RunRecord run) => run.LayerGradients[0] / run.LayerGradients[^1];

    private static int LeastAt(IReadOnlyList<double> losses) =>
        Enumerable.Range(0, losses.Count).Where(step => !double.IsNaN(losses[step])).MinBy(step => losses[step]);

    private static int Piece(IReadOnlyList<int> held, RunRecord run) => run.TrainingWindows.Max(trained => Overlap.Longest(held, trained));

    private static bool Fits(Sample row, int offset) => Enumerable.Range(0, row.Targets.Count).All(t =>
        row.Targets[t] < 0 || t + offset >= 0 && t + offset < row.Inputs.Count && row.Inputs[t + offset] == row.Targets[t]);
}
