using Headroom.Inference.Matrices;
using Headroom.Inference.Sampling;
using Headroom.Speculation.Distilling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Running;

namespace Headroom.Bench.Speculation;

/// <summary>
/// What teaching the draft's head is worth: the same texts with a draft that is taught while it serves and with one that stays as it came,
/// greedy, target in int8, three guesses a round. Acceptance is counted in the second half of the texts.
/// </summary>
internal static class TaughtDraft
{
    private const int Texts = 48, Tokens = 160, Guesses = 3;

    /// <param name="part">The texts.</param>
    /// <param name="share">Of all time that teaching may take.</param>
    public static Claim Claim(string part, double share) => new()
    {
        Id = $"speculation.taught.{part}.{100 * share:0}",
        What = $"{part}: guesses accepted by a draft that is taught in {share:0 %} of the time, beyond one that is not",
        Unit = "points",
        Goal = 0,
        IsInformation = true,
        Better = Better.Higher,
        Baseline = "the draft as it is shipped",
        Measure = progress => Measure(part, share, progress),
    };

    private static Samples Measure(string part, double share, Action<string> progress)
    {
        progress("packing weights");
        using var pair = new ShippedPair(new(part, "draft", MatrixFormat.Q8));
        var engine = pair.Draft!;
        var plain = new Counts();
        for (var text = Texts / 2; text < Texts; text++) plain.Add(Run(pair, new ModelDrafter(engine), text));
        var taught = new HeadDistillation(engine, new(engine.Model.Shape.Width), new() { TimeShare = share });
        var (drafter, late) = (new ModelDrafter(engine) { Distillation = taught }, new Counts());
        for (var text = 0; text < Texts; text++)
        {
            progress($"text {text + 1} of {Texts}");
            var made = Run(pair, drafter, text);
            if (text >= Texts / 2) late.Add(made);
        }
        return new([100 * (late.Rate - plain.Rate)],
            $"{plain.Rate:0.0 %} as shipped, {late.Rate:0.0 %} taught in {taught.Examples} places, "
            + $"{1e6 * taught.Seconds / taught.Examples:0} µs each; {taught.Gain:0.000} nats better of late, "
            + $"dropped {taught.Dropped} times");
    }

    private static SpeculationStatistics Run(ShippedPair pair, ModelDrafter drafter, int text)
    {
        var statistics = new SpeculationStatistics();
        _ = SpeculativeGeneration.Continue(
            pair.Target, pair.Target.NewCache(), pair.Prompt(text), Tokens, new SameDraw(new Sampler(new() { Temperature = 0 })), pair.Ends,
            drafter, Guesses, statistics).Count();
        return statistics;
    }

    private sealed class Counts
    {
        private long _drafted, _accepted;

        public double Rate => (double)_accepted / Math.Max(1, _drafted);

        public void Add(SpeculationStatistics made) => (_drafted, _accepted) = (_drafted + made.Drafted, _accepted + made.Accepted);
    }
}
