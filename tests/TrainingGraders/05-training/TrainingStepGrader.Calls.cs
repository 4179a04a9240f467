using Graders.Steps;
using Graders.Tensors;
using Headroom.Grading;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class TrainingStepGrader
{
    // What one forward of the model makes, 12 tensors, is more than the few numbers that a step may add up in tensors.
    private const int Few = 4;

    // Which parts the model was given, and how far the part before was done then.
    private void Calls(WatchedModel model, Setting setting, List<(string Tokens, string Targets)> shown)
    {
        var seen = model.Forwards;
        var whole = shown.Where((_, part) => setting.Parts[part].Counted > 0).Select(part => part.Tokens).Order().ToList();
        var empty = shown.Where((_, part) => setting.Parts[part].Counted == 0).Select(part => part.Tokens).ToHashSet();
        // A part of padding alone may be left out.
        var given =
            seen.Select(forward => forward.Tokens).Where(tokens => !empty.Contains(tokens) || whole.Contains(tokens)).Order().ToList();
        That(given.SequenceEqual(whole), "the model is called once with each part's inputs",
            $"the model is called {Numbers.Count(given.Count, "time")}: with other inputs, or more or less often than once with each part");
        That(seen.All(forward => forward.Training == model.training), "the model is called in the mode it came in",
            "the model is called in another mode than it came in: whether it drops out is the caller's choice");
        for (var call = 1; call < seen.Count; call++)
        {
            if (empty.Contains(seen[call - 1].Tokens)) continue;
            That(!seen[call].Gradient.AsSpan().SequenceEqual(seen[call - 1].Gradient) && seen[call].Gradient.Length > 0,
                "a part's gradients are there when the next one's forward begins",
                "a part's forward begins before the backward of the part before: the graphs of both are alive, which parts are to spare");
        }
        for (var call = 2; call < seen.Count; call++)
            That(seen[call].Alive - seen[call - 1].Alive <= Few, "a part's tensors are gone when the next one's forward begins",
                $"{seen[call].Alive - seen[call - 1].Alive} tensors more are alive when the next part's forward begins: "
                + "a dispose scope around each part ends their lives");
    }

    // One token is sure: a loss of 0 and a gradient of 0. An optimizer still decays, and moves by what it remembers.
    private void Flat() => TensorCase("a vocabulary of one token, a gradient of 0", () =>
    {
        var width = Draw.Int(3, 5);
        var setting = new Setting(
            Draw.Normal(width), Draw.Normal(width), Draw.Normal(width), Draw.Normal(width, 0.5f), [Drawn(Full(2, 3), 1)]);
        var model = setting.Model();
        var optimizer = new WatchedOptimizer(model.Learning, model.Learning, Rate);
        var (loss, norm) = TrainingStep.Run(model, optimizer, setting.Tensors(), 1);
        Number("loss", loss, 0).Within(s_rounding);
        Number("norm", norm, 0).Within(s_rounding);
        Number("steps of the optimizer", optimizer.Steps, 1).Within(Tolerance.Exact)
            .Trap(0, "no step where the gradient is 0: there are targets, so there is a step");
    });

    private void Nothing(string name, IReadOnlyList<Size> sizes) => TensorCase(name, () =>
    {
        var setting = Drawn(sizes);
        var model = setting.Model();
        var optimizer = new WatchedOptimizer(model.Learning, model.Learning, Rate);
        var gradients = Stale(model);
        var (loss, norm) = TrainingStep.Run(model, optimizer, setting.Tensors(), 1);
        Number("loss", loss, 0).Within(Tolerance.Exact);
        Number("norm", norm, 0).Within(Tolerance.Exact);
        That(model.Learning.SelectMany(weights => weights.Values()).Select(value => (double)value).SequenceEqual(setting.Weights),
            "the weights are as they were", "the weights have changed, and nothing was there to learn from");
        Number("steps of the optimizer", optimizer.Steps, 0).Within(Tolerance.Exact)
            .Trap(1, "a step without a target: one of AdamW decays weights and moves them by what it remembers");
        That(model.Learning.Append(model.Others.Unused).SelectMany(weights => weights.grad?.Doubles() ?? []).SequenceEqual(gradients),
            "the gradients are as they were",
            "the gradients have changed, and nothing came to replace them: count targets before zero_grad()");
    });
}
