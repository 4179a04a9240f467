using Headroom;
using Headroom.Diagnosing;
using Headroom.Grading;

namespace Graders;

// Records made by hand from that of a healthy run.
public sealed partial class WhyNotLearningGrader
{
    private static readonly Fault[] s_faults = [.. Enum.GetValues<Fault>().Where(fault => fault != Fault.None)];

    private bool IsAttempted()
    {
        var attempted = true;
        Case("a record made by hand", () =>
        {
            try
            {
                Judged("eight tokens, forty steps", ByHand(), Fault.None, "It is healthy: no figure of it is odd");
            }
            catch (NotAttempted)
            {
                attempted = false;
                throw;
            }
        });
        return attempted;
    }

    private static RunRecord ByHand() => new()
    {
        Vocabulary = 8,
        Samples = [new([1, 2, 3, 0], [2, 3, -1, -1])],
        Losses = [.. Enumerable.Range(0, 40).Select(step => Math.Log(8) * (1 - step / 80.0))],
        Rates = [.. Enumerable.Repeat(0.01, 40)],
        GradientNorms = [.. Enumerable.Repeat(1.0, 40)],
        LayerGradients = [1.1, 1, 1],
        OneBatch = [.. Enumerable.Range(0, 40).Select(step => Math.Log(8) * Math.Pow(0.8, step))],
        HeldOutEvery = 20,
        HeldOutLosses = [Math.Log(8), 2, 1.5],
        TrainingWindows = [[1, 2, 3], [4, 5, 6, 7]],
        HeldOutWindows = [[7, 5, 3, 1]],
    };

    private void Offsets(RunRecord healthy) => Case("targets at offsets -3 to 3", () =>
    {
        for (var offset = -3; offset <= 3; offset++)
            Judged($"offset {offset}", healthy with { Samples = Shifted(healthy.Samples, offset) },
                offset == 1 ? Fault.None : Fault.TargetsShifted,
                "Samples alone tell: look for the offset at which the targets of all rows are inputs, skipping -1");
    });

    // Each rung, and each two.
    private void Ladder(RunRecord healthy) => Case("one fault and two at once", () =>
    {
        foreach (var low in s_faults)
        {
            var one = Spoilt(healthy, low);
            Judged($"{low} alone", one, low, $"{Figure(low)} is {Numbers.Format(Evidence(low, one))}");
            foreach (var high in s_faults.Where(high => high > low))
                Judged($"{low} and {high}", Spoilt(Spoilt(healthy, high), low), low,
                    $"{low} stands lower on the ladder, and spoils what is above it");
            if (low < Fault.RateTooHigh)
                Judged($"{low} and losses of NaN", Spoilt(Overflown(healthy), low), low,
                    $"{low} stands lower on the ladder than RateTooHigh, however the loss ends");
        }
    });

    private static RunRecord Overflown(RunRecord run) => run with
    {
        Losses = [.. run.Losses.Select((loss, step) => 2 * step < run.Losses.Count ? loss : double.NaN)],
    };

    // Healthy still: a loss that is multiplied makes all of them longer or shorter alike.
    private void Scales(RunRecord healthy) => Case("gradients of a scaled loss", () =>
    {
        foreach (var scale in new[] { 1e-6, 1e-3, 1e3, 1e6 })
            Judged($"times {scale:0e+0}", healthy with
            {
                LayerGradients = [.. healthy.LayerGradients.Select(length => length * scale)],
                GradientNorms = [.. healthy.GradientNorms.Select(length => length * scale)],
            }, Fault.None, "All gradients are as much longer or shorter: compare layers with each other");
    });

    private void Curves(RunRecord healthy) => Case("losses of NaN, of one bad batch, and high from the first step on", () =>
    {
        var (last, guess) = (healthy.Losses.Count - 1, Math.Log(healthy.Vocabulary));
        foreach (var from in new[] { 1, Draw.Int(2, last - 1), last })
            Judged($"NaN from step {from} of {last + 1}", With(step => step < from ? healthy.Losses[step] : double.NaN),
                Fault.RateTooHigh, "NaN is neither large nor small in a comparison");
        foreach (var bad in new[] { Draw.Int(2, last / 2), last - 1, last })
            Judged($"one bad batch at step {bad} of {last + 1}", With(step => step == bad ? 1.1 * guess : healthy.Losses[step]),
                Fault.None, "One bad batch is no rise: compare means of several steps");
        Judged("a loss above ln V from the first step on", With(step => step == 0 ? healthy.Losses[0] : guess * Draw.Real(1.5, 1.6)),
            Fault.RateTooHigh, "The first step made it worse, and no later one mends it: the first loss is the least");

        RunRecord With(Func<int, double> loss) => healthy with { Losses = [.. healthy.Losses.Select((_, step) => loss(step))] };
    });

    private static List<Sample> Shifted(IReadOnlyList<Sample> rows, int offset) => [.. rows.Select(row =>
    {
        var length = row.Targets.Count(target => target >= 0) + 1; // the last token of a text has none
        return new Sample(row.Inputs, [.. row.Inputs.Select((_, t) =>
            t < length && t + offset >= 0 && t + offset < length ? row.Inputs[t + offset] : -1)]);
    })];

    private RunRecord Spoilt(RunRecord run, Fault fault)
    {
        var guess = Math.Log(run.Vocabulary);
        return fault switch
        {
            Fault.TargetsShifted => run with { Samples = Shifted(run.Samples, Draw.Of(0, 2)) },
            Fault.FirstLoss => run with { Losses = [guess * Draw.Of(Draw.Real(0.4, 0.6), Draw.Real(1.5, 3)), .. run.Losses.Skip(1)] },
            Fault.GradientsExplode => run with { LayerGradients = Growing(run.LayerGradients) },
            Fault.CannotOverfit => run with { OneBatch = [.. run.OneBatch.Select(_ => guess * Draw.Real(0.5, 0.9))] },
            Fault.RateTooHigh => run with { Losses = [.. run.Losses.Select((loss, step) =>
                2 * step < run.Losses.Count ? loss : guess * Draw.Real(1.5, 2.5))] },
            _ => run with { HeldOutWindows = [.. run.TrainingWindows.Take(Draw.Int(2, 5)), .. run.HeldOutWindows] },
        };
    }

    private List<double> Growing(IReadOnlyList<double> lengths)
    {
        var (factor, last) = (Draw.Real(4, 9), lengths.Count - 1);
        return [.. lengths.Select((_, layer) => lengths[last] * Math.Pow(factor, last - layer))];
    }
}
