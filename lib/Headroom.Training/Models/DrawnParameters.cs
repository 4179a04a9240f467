using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>First weights of a small model by their names, drawn one after another from a seed: another order has other numbers.</summary>
/// <param name="seed">Of all of them.</param>
/// <param name="width">Numbers of a gain.</param>
internal sealed class DrawnParameters(ulong seed, int width) : IDisposable
{
    private readonly Generator _generator = new(seed);
    private readonly List<(string Name, Parameter Value)> _all = [];

    public IReadOnlyList<(string Name, Parameter Value)> All => _all;

    /// <summary>(rows, columns), normal.</summary>
    public Parameter Matrix(string name, int rows, int columns, double deviation)
    {
        using var scale = deviation.ToScalar();
        using var drawn = randn([rows, columns], generator: _generator);
        return Keep(name, nn.Parameter(drawn * scale));
    }

    /// <summary>(width) of 1.</summary>
    public Parameter Gain(string name) => Keep(name, nn.Parameter(ones(width)));

    public void Dispose()
    {
        foreach (var (_, value) in _all) value.Dispose();
        _generator.Dispose();
    }

    private Parameter Keep(string name, Parameter value)
    {
        value.DetachFromDisposeScope();
        _all.Add((name, value));
        return value;
    }
}
