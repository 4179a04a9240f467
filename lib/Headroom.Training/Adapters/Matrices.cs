using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Adapters;

/// <summary>A matrix of its own that is trained itself.</summary>
internal sealed class TrainedMatrix : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;

    /// <param name="weight">[outputs, inputs]: where training begins.</param>
    public TrainedMatrix(Tensor weight) : base(nameof(TrainedMatrix))
    {
        using var values = weight.detach();
        _weight = nn.Parameter(values.clone());
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => nn.functional.linear(x, _weight);
}

/// <summary>
/// LoRA (arXiv 2106.09685): <c>x W^T + alpha / rank (x A^T) B^T</c> with a frozen W. B is zeros at first, so that nothing changes before
/// the first step.
/// </summary>
internal sealed class AdaptedMatrix : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "a")] private readonly Parameter _a; // [rank, inputs]
    [ComponentName(Name = "b")] private readonly Parameter _b; // [outputs, rank]
    private readonly FrozenMatrix _base;
    private readonly double _scale;

    public AdaptedMatrix(FrozenMatrix frozen, int rank, double alpha, long seed) : base(nameof(AdaptedMatrix))
    {
        (_base, _scale) = (frozen, alpha / rank);
        using var generator = new Generator((ulong)seed);
        _a = nn.Parameter(randn(rank, frozen.Inputs, generator: generator).div_(Math.Sqrt(frozen.Inputs)));
        _b = nn.Parameter(zeros(frozen.Outputs, rank));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var scale = _scale.ToScalar();
        var thin = nn.functional.linear(x, _a); // [..., rank]
        return (_base.Multiply(x) + nn.functional.linear(thin, _b) * scale).MoveToOuterDisposeScope();
    }
}
