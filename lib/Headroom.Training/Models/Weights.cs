using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>Draws a model's first weights from a seed: normal, of deviation 0.02; less for what is added to the residual stream.</summary>
internal sealed class Weights(long seed, int layers) : IDisposable
{
    private const double Deviation = 0.02;
    private readonly Generator _generator = new((ulong)seed);

    /// <summary>(rows, columns).</summary>
    public Parameter Matrix(int rows, int columns) => Draw(rows, columns, Deviation);

    /// <summary>(rows, columns) of a matrix whose output joins the residual stream, as 2 L of them do.</summary>
    public Parameter Residual(int rows, int columns) => Draw(rows, columns, Deviation / Math.Sqrt(2.0 * Math.Max(layers, 1)));

    private Parameter Draw(int rows, int columns, double deviation)
    {
        using var scale = deviation.ToScalar();
        using var drawn = randn([rows, columns], generator: _generator);
        return nn.Parameter(drawn * scale);
    }

    public void Dispose() => _generator.Dispose();
}
