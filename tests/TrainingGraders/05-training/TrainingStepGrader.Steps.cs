using Graders.Steps;
using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class TrainingStepGrader
{
    private const double Rate = 0.5;

    // A mean of up to 40 targets of products of some ten numbers about 1, each rounded: absolute, for gradients cancel.
    private static readonly Tolerance s_rounding = Tolerance.Rounding(64, Tolerance.Float32Roundoff, 4);

    /// <summary>A model's numbers and a batch.</summary>
    private sealed record Setting(float[] Embedding, float[] Gain, float[] Output, float[] Frozen, IReadOnlyList<BatchPart> Parts)
    {
        public double[] Weights => [.. Embedding.Concat(Gain).Concat(Output).Select(value => (double)value)];

        public WatchedModel Model() => new(Embedding, Gain, Output, Frozen);

        // Neither a list nor an array: no cast makes one of it.
        public IReadOnlyList<(Tensor Inputs, Tensor Targets)> Tensors() => Parts.Select(part =>
            (tensor(part.Tokens, part.Rows, part.Length), tensor(part.Targets, part.Rows, part.Length))).ToList().AsReadOnly();

        /// <summary>The same batch, and the numbers that the model has now.</summary>
        public Setting Of(WatchedModel model) => this with
        {
            Embedding = model.Learning[0].Values(), Gain = model.Learning[1].Values(), Output = model.Learning[2].Values(),
        };

        public StepReference Reference() => new(Weights, [.. Frozen.Select(value => (double)value)], Parts);

        public string Name(int at)
        {
            var (width, gain) = (Gain.Length, at - Embedding.Length);
            return gain < 0 ? $"embedding[{at / width}, {at % width}]"
                : gain < width ? $"gain[{gain}]"
                : $"output[{(gain - width) / width}, {(gain - width) % width}]";
        }
    }

    private void Step(string name, IReadOnlyList<Size> sizes, Limit kind, Before before = Before.Nothing) => TensorCase(name, () =>
    {
        var setting = Drawn(sizes);
        var (model, parts) = (setting.Model(), setting.Tensors());
        var left = before == Before.PartlyHeld ? model.Learning[Draw.Int(0, 2)] : null; // which the optimizer does not hold
        Parameter[] all = [.. model.Learning, model.Others.Unused, model.Others.Frozen];
        var optimizer = new WatchedOptimizer([.. all.Where(one => !ReferenceEquals(one, left))], all, Rate);
        if (before == Before.Step) setting = Stepped(model, optimizer, setting);
        if (before == Before.Eval) model.eval();
        var reference = setting.Reference();
        var gradient = reference.Gradient(_ => 1 / reference.Counted);
        var norm = StepReference.Norm(gradient);
        var limit = kind switch
        {
            Limit.Below => norm * Draw.Real(0.2, 0.7),
            Limit.Above => norm * Draw.Real(1.05, 1.3),
            Limit.Zero => 0,
            _ => double.PositiveInfinity,
        };
        var old = before switch
        {
            Before.Gradients or Before.PartlyHeld => Stale(model),
            Before.Step => [.. model.Learning.SelectMany(weights => weights.grad!.Doubles())],
            _ => new double[gradient.Length],
        };
        var shown = parts.Select(part => (Tokens: Forward.Text(part.Inputs), Targets: Forward.Text(part.Targets))).ToList();

        var (loss, found) = TrainingStep.Run(model, optimizer, parts, limit);

        var steps = Number("steps of the optimizer", optimizer.Steps, 1).Within(Tolerance.Exact);
        if (parts.Count > 1) steps.Trap(parts.Count, "a step after each part: the batch has one");
        if (optimizer.Steps != 1) return; // what follows is of the one step
        Number("loss", loss, reference.WholeLoss).Within(s_rounding)
            .Trap(reference.Losses.Sum(), "the sum over the targets: Loss is their mean")
            .Trap(Means(reference).Average(), "the mean of the parts' means: a part of few targets weighs too much there")
            .Trap(Means(reference).Sum(), "the sum of the parts' means: divide by the targets of all parts")
            .Trap(reference.Losses.Sum() / Places(setting), "padding is counted: divide by the targets that are none")
            .Trap(Means(reference)[^1], "the last part's mean: the batch is all parts")
            .Trap(reference.Losses[^1] / reference.Counted, "the last part's share: add those of all parts");
        var norms = Number("norm", found, norm).Within(new Tolerance(s_rounding.AbsolutePart * 4, 1e-5));
        if (double.IsFinite(limit)) norms.Trap(Math.Min(limit, norm), "the norm after clipping: Norm is the one before");
        var slopes = Elements("gradient at the step", setting.Name, Found(optimizer.Gradients, gradient.Length),
            StepReference.Clipped(gradient, limit), WithClipping(norm));
        // A gradient that is too large and then clipped looks the same; its norm does not.
        if (norms.Holds)
            slopes.Trap(() => [.. gradient.Select(slope => slope * limit / norm)],
                "the gradient is brought up to the limit: below it, nothing is scaled");
        if (left is not null) norms.Trap(StepReference.Norm([.. Held(model, left, gradient)]),
            "the norm over the optimizer's parameters: the model has others, and theirs counts");
        foreach (var (wrong, cause) in Mistakes(reference, old, Held(model, left, old)))
        {
            norms.Trap(StepReference.Norm(wrong), cause);
            slopes.Trap(() => StepReference.Clipped(wrong, limit), cause, WithClipping(StepReference.Norm(wrong)));
        }
        slopes.Trap(() => gradient, "the gradient is not clipped")
            .Trap(() => [.. gradient.Select(slope => Math.Clamp(slope, -limit, limit))],
                "each number is clipped: the norm of all is to be");
        That(model.training == (before != Before.Eval), "the model is in the mode it came in", before == Before.Eval
            ? "the model came in eval() and is left in training: its mode is the caller's"
            : "the model is left in eval(): it came in training, and dropout would be off");
        Left(model, optimizer, setting, Held(model, left, StepReference.Clipped(gradient, limit)), WithClipping(norm));
        Calls(model, setting, shown);
        That(parts.Select(part => (Forward.Text(part.Inputs), Forward.Text(part.Targets))).SequenceEqual(shown),
            "inputs and targets are as they were", "inputs or targets are changed: they are the caller's");
    });

    // clip_grad_norm_ divides by the norm and 1e-6.
    private static Tolerance WithClipping(double norm) => new(s_rounding.AbsolutePart, 1.5e-6 / norm);

    private static double[] Means(StepReference reference) =>
        [.. reference.Parts.Select((part, k) => part.Counted == 0 ? 0 : reference.Losses[k] / part.Counted)];

    private static double Places(Setting setting) => setting.Parts.Sum(part => part.Targets.Length);

    private static Setting Stepped(WatchedModel model, WatchedOptimizer optimizer, Setting setting)
    {
        TrainingStep.Run(model, optimizer, setting.Tensors(), 1);
        optimizer.Forget();
        model.Forwards.Clear();
        return setting.Of(model);
    }

    // 0 in place of what belongs to the parameter that the optimizer does not hold.
    private static IEnumerable<double> Held(WatchedModel model, Parameter? left, double[] gradient)
    {
        var at = 0;
        foreach (var weights in model.Learning)
            for (var i = 0L; i < weights.numel(); i++, at++) yield return ReferenceEquals(weights, left) ? 0 : gradient[at];
    }

    private double[] Stale(WatchedModel model)
    {
        var stale = new List<double>();
        foreach (var parameter in (Parameter[])[.. model.Learning, model.Others.Unused])
        {
            var values = Draw.Normal((int)parameter.numel());
            parameter.grad = tensor(values, parameter.shape);
            stale.AddRange(values.Select(value => (double)value));
        }
        return [.. stale];
    }

    // The learning ones' first, in one array; NaN for one that has no gradient.
    private static float[] Found(IReadOnlyList<float[]?> gradients, int length)
    {
        var all = Enumerable.Repeat(float.NaN, length).ToArray();
        var at = 0;
        foreach (var gradient in gradients.Take(3))
        {
            gradient?.CopyTo(all, at);
            at += gradient?.Length ?? 0;
        }
        return all;
    }

    // What the step left behind, beside the gradients that it was made of.
    private void Left(WatchedModel model, WatchedOptimizer optimizer, Setting setting, IEnumerable<double> moves, Tolerance close)
    {
        var (unused, frozen) = (optimizer.Gradients[3], optimizer.Gradients[4]);
        That(unused is null || unused.All(slope => slope == 0), "the unused parameter has no gradient",
            "a parameter that the model does not use has a gradient at the step: what it held before is not zeroed");
        That(frozen is null && !model.Others.Frozen.requires_grad && model.Learning.All(weights => weights.requires_grad),
            "which parameters learn", "a frozen parameter has a gradient now, or another one needs none any more");
        Elements("weights after the step", setting.Name, [.. model.Learning.SelectMany(weights => weights.Values())],
            [.. setting.Weights.Zip(moves, (weight, slope) => weight - Rate * slope)],
            new Tolerance(close.AbsolutePart + 4 * Tolerance.Float32Roundoff * 4, close.RelativePart));
    }
}
