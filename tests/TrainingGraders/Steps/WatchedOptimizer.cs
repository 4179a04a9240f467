using Graders.Tensors;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders.Steps;

/// <summary>Plain gradient descent that counts its steps and notes the gradients of the first one.</summary>
internal sealed class WatchedOptimizer(IReadOnlyList<Parameter> weights, double rate) : OptimizerHelper
{
    public int Steps { get; private set; }

    /// <summary>One for each parameter; null where it had none.</summary>
    public IReadOnlyList<float[]?> Gradients { get; private set; } = [];

    public override IEnumerable<Parameter> parameters() => weights;

    public override void zero_grad()
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in weights) parameter.grad?.zero_();
    }

    public override Tensor step(Func<Tensor>? closure = null)
    {
        using var scope = NewDisposeScope();
        var loss = closure?.Invoke();
        using var still = no_grad();
        if (Steps++ == 0) Gradients = [.. weights.Select(parameter => parameter.grad?.Values())];
        foreach (var parameter in weights)
            if (parameter.grad is { } gradient) parameter.sub_(rate * gradient);
        return loss?.MoveToOuterDisposeScope()!;
    }
}
