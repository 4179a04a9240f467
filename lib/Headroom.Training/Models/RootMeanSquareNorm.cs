using Headroom.Training.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Headroom.Training.Models;

/// <summary>RMSNorm: divides each vector by the root of its mean square and multiplies each number by a learned gain.</summary>
internal sealed class RootMeanSquareNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    private readonly float _epsilon;

    public RootMeanSquareNorm(int width, float epsilon) : base(nameof(RootMeanSquareNorm))
    {
        (_weight, _epsilon) = (nn.Parameter(ones(width)), epsilon);
        RegisterComponents();
    }

    /// <summary>(..., D) to (..., D).</summary>
    public override Tensor forward(Tensor x) => NormFunction.apply(x, _weight, _epsilon);
}
