using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

public sealed partial class ActivationCheckpointGrader
{
    private delegate Tensor Caller(Func<Tensor, Tensor> segment, Tensor input);

    /// <summary>A forward pass that sends its segments through a caller.</summary>
    /// <param name="Shape">Of the input.</param>
    /// <param name="Weights">How many there are, each [width, width] for the input's width.</param>
    /// <param name="Forward">From caller, input and weights to the result.</param>
    private sealed record Step(long[] Shape, int Weights, Func<Caller, Tensor, Tensor[], Tensor> Forward)
    {
        public Layout Layout { get; init; } = Layout.Contiguous;

        public bool InputNeedsGradient { get; init; } = true;

        /// <summary>Whether each segment runs once forward and once backward; one in another runs more often.</summary>
        public bool CountsCalls { get; init; } = true;

        public int Steps { get; init; } = 1;

        /// <summary>Through the graph of one step.</summary>
        public int Backwards { get; init; } = 1;
    }

    // A product with the weight and a gate, which keep four tensors of the input's size for backward.
    internal static Func<Tensor, Tensor> Gate(Tensor weight) => x =>
    {
        var h = nn.functional.linear(x, weight);
        return h.silu() * h.tanh();
    };

    private void Same(string name, Step step) => TensorCase(name, () =>
    {
        var width = step.Shape[^1];
        var x = Draw.Normal(step.Layout, step.Shape);
        var w = Enumerable.Range(0, step.Weights)
            .Select(_ => Draw.Normal(Layout.Contiguous, [width, width], (float)(1.5 / Math.Sqrt(width)))).ToArray();
        Input("input", x);
        for (var i = 0; i < w.Length; i++) Input($"weights {i}", w[i]);
        var plain = Plain(step, x, w, null);
        var direction = Draw.Normal(Layout.Contiguous, plain.Result.shape);
        plain = Plain(step, x, w, direction);
        if (step.InputNeedsGradient) x.requires_grad_();
        foreach (var weight in w) weight.requires_grad_();
        if (!Yours(step, x, w, plain, direction)) return;
        if (step.InputNeedsGradient && plain.Slopes[0] is null)
            That(x.grad is null || x.grad.count_nonzero().item<long>() == 0, "the input's gradient is 0",
                "the segment does not use its input, whose gradient is then 0");
        else if (step.InputNeedsGradient)
            Agrees("input", x, plain.Slopes[0], () => Plain(step, x, w, ones_like(direction)).Slopes[0]);
        else That(x.grad is null, "the input has no gradient", "the input needs no gradient and got one");
        for (var i = 0; i < w.Length; i++)
        {
            var at = i + 1;
            if (plain.Slopes[at] is { } slope)
                Agrees($"weights {i}", w[i], slope, () => Plain(step, x, w, ones_like(direction)).Slopes[at]);
            else
                That(w[i].grad is null, $"weights {i} have no gradient", $"weights {i} need no gradient and got one");
        }

        void Agrees(string what, Tensor tensor, Tensor? slope, Func<Tensor?> withoutDirection) =>
            Gradient(what, tensor, slope!.Doubles(), Close(slope!), Axes(slope!))
                ?.Trap(() => [.. slope!.Doubles().Select(value => 2 * value)],
                    "the gradient comes twice: the second run begins at input itself and fills its .grad, and then it is returned as well; "
                    + "detach input there")
                .Trap(() => [.. slope!.Doubles().Select(value => value / step.Steps)],
                    "the last step's gradient alone: it is added to what .grad holds")
                .Trap(() => withoutDirection()!.Doubles(), "grad_output is not used: what came is the gradient of the result's sum");
    });

    private bool Yours(Step step, Tensor x, Tensor[] w, Run plain, Tensor direction)
    {
        for (var pass = 0; pass < step.Steps; pass++)
        {
            var runs = new List<int>(); // of each segment, in the order of the first ones
            var result = step.Forward(Calling(runs), x, w);
            if (Elements("result", result, plain.Result.Doubles(), Close(plain.Result), Axes(plain.Result)) is null) return false;
            var forward = runs.ToArray();
            for (var segment = 0; segment < forward.Length; segment++)
                Number($"runs of segment {segment} in forward", forward[segment], 1).Within(Tolerance.Exact);
            for (var backward = 1; backward <= step.Backwards; backward++)
            {
                That(result.requires_grad, "the result has a graph", NoGraph(step));
                if (!result.requires_grad) return false;
                result.backward([direction], retain_graph: backward < step.Backwards);
            }
            for (var segment = 0; step.CountsCalls && segment < forward.Length; segment++)
                Number($"runs of segment {segment} in backward", runs[segment] - forward[segment], step.Backwards).Within(Tolerance.Exact)
                    .Trap(0, "the segment does not run again: its graph was kept in forward, with all that it saved")
                    .Trap(2 * step.Backwards, "the segment runs more than once in backward");
        }
        return true;
    }

    private static string NoGraph(Step step) => step.InputNeedsGradient
        ? "the result has no graph: no gradient comes back"
        : "the result has no graph where input needs no gradient: the weights do. Give apply a tensor that needs one";

    private static Caller Calling(List<int> runs) => (segment, input) =>
    {
        var at = runs.Count;
        runs.Add(0);
        return ActivationCheckpoint.Call(
            y =>
            {
                runs[at]++;
                return segment(y);
            },
            input);
    };

    /// <summary>What plain calls give: the result, and the gradients of input and weights, null for what has none.</summary>
    private sealed record Run(Tensor Result, Tensor?[] Slopes);

    // On copies; without a direction forward only.
    private static Run Plain(Step step, Tensor x, Tensor[] w, Tensor? direction)
    {
        x = x.detach().contiguous().clone().requires_grad_(step.InputNeedsGradient);
        w = [.. w.Select(weight => weight.detach().clone().requires_grad_())];
        var result = step.Forward((segment, input) => segment(input), x, w);
        for (var pass = 0; direction is not null && pass < step.Steps * step.Backwards; pass++)
            result.backward([direction], retain_graph: true);
        return new(result, [x.grad, .. w.Select(weight => weight.grad)]);
    }

    // Both runs do the same to the same numbers; where the layout differs, or gradients are added in another order, sums of at most 240
    // terms are rounded otherwise.
    private static Tolerance Close(Tensor expected) => Tolerance.Rounding(
        240, Tolerance.Float32Roundoff, Math.Max(1, expected.Doubles().Select(Math.Abs).DefaultIfEmpty().Max()));

    private static (string, int)[] Axes(Tensor tensor) => [.. tensor.shape.Select((side, axis) => (
        (tensor.shape.Length - axis) switch { 1 => "columns", 2 => "rows", _ => "sequences" }, (int)side))];
}
