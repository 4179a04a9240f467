using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Bench.Training;

/// <summary>
/// The matrix products of one layer of the course's model in a training step, and nothing else of it: each weight's output, the gradient of
/// its input and its own. d = 256 and 16 windows of 128 tokens, so 2,048 rows.
/// </summary>
internal sealed class LayerProducts : IDisposable
{
    private const long Rows = 2048, Width = 256, Hidden = Width * 8 / 3;

    // Queries, keys, values and output; gate and up; down.
    private static readonly (long In, long Out)[] s_weights =
        [(Width, Width), (Width, Width), (Width, Width), (Width, Width), (Width, Hidden), (Width, Hidden), (Hidden, Width)];

    private readonly DisposeScope _scope = NewDisposeScope();

    public LayerProducts() => All = [.. s_weights.SelectMany(Of)];

    /// <summary>Each computes one product.</summary>
    public IReadOnlyList<Action> All { get; }

    /// <summary>Two for each multiply-add, of three products a weight.</summary>
    public static double Flops => 3 * s_weights.Sum(shape => 2.0 * Rows * shape.In * shape.Out);

    public void Pass()
    {
        foreach (var product in All) product();
    }

    private static IEnumerable<Action> Of((long In, long Out) shape)
    {
        var (weight, input, gradient) = (randn(shape.Out, shape.In), randn(Rows, shape.In), randn(Rows, shape.Out));
        return [() => input.mm(weight.t()).Dispose(), () => gradient.mm(weight).Dispose(), () => gradient.t().mm(input).Dispose()];
    }

    public void Dispose() => _scope.Dispose();
}
