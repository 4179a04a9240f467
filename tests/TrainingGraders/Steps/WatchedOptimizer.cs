using Graders.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Graders.Steps;

/// <summary>Plain gradient descent that counts its steps and notes the gradients of the first one.</summary>
/// <param name="held">What it moves.</param>
/// <param name="watched">Whose gradients it notes.</param>
/// <param name="rate">Of descent.</param>
internal sealed class WatchedOptimizer(IReadOnlyList<Parameter> held, IReadOnlyList<Parameter> watched, double rate) : OptimizerHelper
{
    public int Steps { get; private set; }

    /// <summary>One for each that is watched; null where it had none.</summary>
    public IReadOnlyList<float[]?> Gradients { get; private set; } = [];

    public override IEnumerable<Parameter> parameters() => held;

    /// <summary>The next step counts as the first.</summary>
    public void Forget() => (Steps, Gradients) = (0, []);

    public override void zero_grad()
    {
        using var scope = NewDisposeScope();
        foreach (var parameter in held) parameter.grad?.zero_();
    }

    public override Tensor step(Func<Tensor>? closure = null)
    {
        using var scope = NewDisposeScope();
        var loss = closure?.Invoke();
        using var still = no_grad();
        using var by = rate.ToScalar();
        if (Steps++ == 0) Gradients = [.. watched.Select(parameter => parameter.grad?.Values())];
        foreach (var parameter in held)
            if (parameter.grad is { } gradient) parameter.sub_(by * gradient);
        return loss?.MoveToOuterDisposeScope()!;
    }
}
