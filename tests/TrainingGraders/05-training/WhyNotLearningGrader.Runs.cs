using Headroom.Diagnosing;
using Headroom.Training.Diagnosing;
using TorchSharp;

namespace Graders;

public sealed partial class WhyNotLearningGrader
{
    private sealed record Run(string Name, Circumstance Circumstance, RunRecord Record)
    {
        public Fault Fault => Circumstance.Fault();
    }

    // Each circumstance once and some again, so that nothing follows from what came before.
    private Run[] DrawnRuns()
    {
        var all = Enum.GetValues<Circumstance>();
        Circumstance[] chosen = [.. all, .. Enumerable.Range(0, Draw.Int(1, MostRepeated)).Select(_ => Draw.Of(all))];
        Draw.Shuffle(chosen);
        var runs = chosen.Select(circumstance => (circumstance, (ulong)Draw.Int(1, int.MaxValue - 1))).ToList();
        // Runs are trained side by side: threads within one would only be in the other's way.
        var threads = torch.get_num_threads();
        torch.set_num_threads(1);
        var records = Laboratory.Run(runs);
        torch.set_num_threads(threads);
        return [.. records.Select((record, at) => new Run($"run {at + 1}, vocabulary {record.Vocabulary}", chosen[at], record))];
    }

    /// <summary>Where to look, and at what.</summary>
    private static string Told(Circumstance circumstance) => circumstance switch
    {
        Circumstance.Plain => "It is healthy, and nothing about it is odd",
        Circumstance.Slow => "It is healthy and slow: one batch is learned by heart, and the loss falls at a low rate",
        Circumstance.Descent => "It is healthy: its rate is one of descent with momentum, and only its loss can tell whether that is high",
        Circumstance.Noisy => "It is healthy: its steps are of one row, so compare means of many steps",
        Circumstance.Spike => "It is healthy: one batch was noise, and a step later the loss is back",
        Circumstance.ScaledLoss => "It is healthy: all its gradients are long alike, since the loss was multiplied",
        Circumstance.Memorising => "It is healthy: it has few texts and knows them by heart, so the held-out loss rises; no text leaked",
        Circumstance.LargeHead => "Its first loss is above ln V, that of a guess among all tokens: the head's weights were drawn too large",
        Circumstance.MeanOverPadding => "Its first loss is below ln V, which no model can know: the mean counted padding",
        Circumstance.Unnormalised =>
            "GradientsExplode: the first gradient grows from block to block on its way back, before any step",
        Circumstance.Frozen => "CannotOverfit: one batch stays near ln V, since the optimizer does not hold the matrices",
        Circumstance.Decayed => "CannotOverfit: one batch stops far above 0, since weight decay takes away what it learns",
        Circumstance.Shuffled => "CannotOverfit: one batch falls and stops far above 0, since its targets are shuffled anew each step",
        Circumstance.Shifted => "TargetsShifted: compare inputs and targets of all samples at several offsets",
        Circumstance.Steep => "RateTooHigh: the loss rises from its least, that of the first step perhaps, and stays high",
        Circumstance.SteepDescent => "RateTooHigh: the loss overflows, and NaN is neither large nor small in a comparison",
        _ => "HeldOutLeaked: half of a held-out text or more stands in a training text, at any place of both",
    };
}
