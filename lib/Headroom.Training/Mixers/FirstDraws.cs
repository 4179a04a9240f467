using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Mixers;

/// <summary>Draws first weights from a seed: normal, so that a row of as many numbers as a matrix has columns keeps its length.</summary>
internal sealed class FirstDraws(long seed) : IDisposable
{
    private readonly Generator _generator = new((ulong)seed);

    /// <summary>(rows, columns).</summary>
    public Parameter Matrix(int rows, int columns, double gain = 1)
    {
        using var drawn = randn([rows, columns], generator: _generator);
        return nn.Parameter(drawn * (gain / Math.Sqrt(columns)));
    }

    /// <summary>(D, D) of what a layer adds to the residual stream.</summary>
    public Parameter Joining(MixedShape shape) => Matrix(shape.Width, shape.Width, gain: 0.5);

    /// <summary>(count), evenly between two numbers.</summary>
    public Parameter Between(int count, double low, double high)
    {
        using var drawn = rand([count], generator: _generator);
        return nn.Parameter(drawn * (high - low) + low);
    }

    public void Dispose() => _generator.Dispose();
}
