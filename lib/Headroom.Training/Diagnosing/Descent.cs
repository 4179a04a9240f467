using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Diagnosing;

/// <summary>Gradient descent with momentum 0.9, not clipped: it goes on when numbers overflow.</summary>
internal sealed class Descent : ILabOptimizer
{
    private const double Momentum = 0.9;
    private readonly List<(Parameter Weight, Tensor Velocity)> _slots = [];

    public Descent(IEnumerable<(string Name, Parameter Value)> parameters)
    {
        foreach (var (_, weight) in parameters)
        {
            var velocity = zeros_like(weight, requires_grad: false);
            _slots.Add((weight, velocity.DetachFromDisposeScope()));
        }
    }

    public double Step(double rate)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        // TorchSharp may free a number that it made of a double while libtorch still reads it: these live to the end.
        using var momentum = Momentum.ToScalar();
        using var by = rate.ToScalar();
        var squares = 0.0;
        foreach (var (weight, velocity) in _slots)
        {
            var gradient = weight.grad!;
            squares += gradient.square().sum().item<float>();
            velocity.mul_(momentum).add_(gradient);
            weight.sub_(velocity * by);
        }
        return Math.Sqrt(squares);
    }

    public void Dispose()
    {
        foreach (var (_, velocity) in _slots) velocity.Dispose();
    }
}
