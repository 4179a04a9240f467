using Headroom.Training.Optimizing;
using TorchSharp.Modules;

namespace Headroom.Training.Diagnosing;

/// <summary>AdamW, clipped at a length of 1 before the loss was scaled.</summary>
internal sealed class AdamW(IEnumerable<(string Name, Parameter Value)> parameters, float decay, double scale) : ILabOptimizer
{
    private readonly FusedAdamW _fused = new(parameters, new AdamWOptions { WeightDecay = decay, ClipNorm = (float)scale });

    public double Step(double rate)
    {
        try
        {
            return _fused.Step(rate);
        }
        catch (InvalidOperationException)
        {
            return double.NaN; // a gradient that is not a number moves nothing
        }
    }

    public void Dispose() => _fused.Dispose();
}
