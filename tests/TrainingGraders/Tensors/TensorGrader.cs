using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders.Tensors;

/// <summary>
/// What graders of code on tensors share: cases that free what they made, inputs that are watched, and comparisons that look at shape,
/// dtype and graph before values.
/// </summary>
public abstract class TensorGrader : Grader
{
    private readonly List<(Tensor Input, float[] Shown)> _inputs = [];

    /// <summary>A case in a dispose scope of its own, with libtorch's random numbers seeded by this run.</summary>
    protected void TensorCase(string name, Action body, string setting = "float32") => Case(name, () =>
    {
        using var scope = NewDisposeScope();
        manual_seed(Draw.Int(0, int.MaxValue - 1));
        _inputs.Clear();
        try
        {
            body();
        }
        finally
        {
            foreach (var (input, shown) in _inputs)
                if (!input.IsInvalid) input.Values().CopyTo(shown, 0);
        }
    }, setting);

    /// <summary>Watches a tensor: the case fails when the learner's code changes its values. Returns the same tensor.</summary>
    protected Tensor Input(string name, Tensor tensor)
    {
        var shown = tensor.Values();
        base.Input(name, shown); // an array would become a tensor by itself
        _inputs.Add((tensor, shown));
        return tensor;
    }

    /// <summary>
    /// States that <paramref name="got"/> is Float32, of the shape that the axes give, and holds <paramref name="expected"/>. Null where
    /// shape or dtype are wrong, which is stated: no value was compared.
    /// </summary>
    protected ArrayExpectation? Elements(
        string what, Tensor? got, double[] expected, Tolerance tolerance, params (string Name, int Length)[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (!IsShaped(what, got, axes)) return null;
        var values = got!.Values();
        return axes.Length == 0
            ? base.Elements(what, values, expected, tolerance)
            : base.Elements(what, values, expected, tolerance, axes[0], axes[1..]);
    }

    /// <summary>
    /// The same for the gradient that reached <paramref name="of"/> by <see cref="Backward"/>; that there is none is stated.
    /// </summary>
    protected ArrayExpectation? Gradient(
        string of, Tensor tensor, double[] expected, Tolerance tolerance, params (string Name, int Length)[] axes)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.grad is { } gradient) return Elements($"gradient of {of}", gradient, expected, tolerance, axes);
        That(false, $"a gradient of {of}", $"no gradient reaches {of}: somewhere between it and the result the graph is cut, "
            + "as detach(), no_grad() and values taken out of tensors cut it");
        return null;
    }

    /// <summary>Sends a gradient back from <paramref name="result"/>; false where that has no graph, which is stated.</summary>
    protected bool Backward(string what, Tensor result, Tensor direction)
    {
        ArgumentNullException.ThrowIfNull(result);
        That(result.requires_grad, $"{what} has a graph", $"{what} has no graph, so no gradient comes back: "
            + "detach(), no_grad() and values taken out of tensors cut it");
        if (!result.requires_grad) return false;
        result.backward([direction]);
        return true;
    }

    private bool IsShaped(string what, Tensor? got, (string Name, int Length)[] axes)
    {
        long[] shape = [.. axes.Select(axis => (long)axis.Length)];
        var (text, named) = (TensorValues.Text(shape), string.Join(", ", axes.Select(axis => axis.Name)));
        var wrong = got switch
        {
            null => $"{what} is null",
            { IsInvalid: true } => $"{what} is disposed already: what is returned outlives its scope with MoveToOuterDisposeScope()",
            _ when !got.shape.AsSpan().SequenceEqual(shape) => $"{what} has shape {TensorValues.Text(got.shape)}, not {text} ({named})",
            _ when got.dtype != ScalarType.Float32 => $"{what} is {got.dtype}, not Float32: a double in the arithmetic widens it",
            _ => "",
        };
        That(wrong.Length == 0, $"{what} is {text}, Float32", wrong);
        return wrong.Length == 0;
    }
}
