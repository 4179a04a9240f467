using Headroom.Diagnosing;
using Headroom.Training.Diagnosing;

namespace Headroom.Testing.Diagnosing;

/// <summary>
/// The thresholds of 05.12's solution, over ten seeds of every circumstance. A minute of two quiet cores: it runs where it is asked for
/// (<c>--explicit only --show-live-output on</c>), and prints what docs/architecture.md sums up.
/// </summary>
public sealed class ThresholdsTest
{
    private const int Seeds = 10, Smooth = 8;
    private const double FewestDeviations = 4;

    private static readonly (Fault Fault, string Name, double Threshold, Func<RunRecord, double> Figure)[] s_rungs =
    [
        (Fault.FirstLoss, "first loss, from ln V, over ln V", 0.12, run => Math.Abs(run.Losses[0] / Guess(run) - 1)),
        (Fault.GradientsExplode, "first gradient, factor a block", 1.8, Growth),
        (Fault.CannotOverfit, "least loss on one batch over ln V", 0.1, run => run.OneBatch.Min() / Guess(run)),
        (Fault.RateTooHigh, "rise of the loss over ln V, 1 at most", 0.2, Rise),
    ];

    [NativeFact(Explicit = true)]
    public void Each_threshold_is_four_deviations_from_the_runs_below_and_above_it()
    {
        var runs = Enum.GetValues<Circumstance>().ToDictionary(
            one => one, one => Laboratory.Run([.. Enumerable.Range(1, Seeds).Select(seed => (one, (ulong)seed))]));
        var near = new List<string>();
        foreach (var (fault, name, threshold, figure) in s_rungs)
            foreach (var (circumstance, records) in runs.Where(one => one.Key.Fault() is var own && (own == Fault.None || own >= fault)))
            {
                var figures = records.Select(figure).ToList();
                var mean = figures.Average();
                var deviation = Math.Sqrt(figures.Sum(one => (one - mean) * (one - mean)) / (Seeds - 1));
                var away = (circumstance.Fault() == fault ? mean - threshold : threshold - mean) / deviation;
                var line = $"| {name} | {threshold} | {circumstance} | {mean:0.000} | {deviation:0.000} | {figures.Min():0.000} | "
                    + $"{figures.Max():0.000} | {Math.Min(away, 99):0.0} |";
                TestContext.Current.TestOutputHelper?.WriteLine(line);
                if (!(away >= FewestDeviations)) near.Add(line);
            }
        Assert.True(near.Count == 0, string.Join('\n', near));
    }

    private static double Guess(RunRecord run) => Math.Log(run.Vocabulary);

    private static double Growth(RunRecord run) =>
        Math.Pow(run.LayerGradients[0] / run.LayerGradients[^1], 1.0 / (run.LayerGradients.Count - 1));

    private static double Rise(RunRecord run)
    {
        var means = Enumerable.Range(0, run.Losses.Count - Smooth + 1).Select(at => run.Losses.Skip(at).Take(Smooth).Average()).ToList();
        var rise = (means[^1] - Math.Min(run.Losses[0], means.Min())) / Guess(run);
        return double.IsNaN(rise) ? 1 : Math.Min(rise, 1);
    }
}
