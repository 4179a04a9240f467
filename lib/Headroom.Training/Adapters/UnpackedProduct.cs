using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Headroom.Training.Adapters;

/// <summary>
/// x W^T of a W that is kept in codes. Autograd would keep the floats for x's gradient until backward has passed; this unpacks them twice.
/// </summary>
internal sealed class UnpackedProduct : SingleTensorFunction<UnpackedProduct>
{
    private const string MatrixName = "matrix";

    public override string Name => nameof(UnpackedProduct);

    /// <param name="ctx">Keeps the codes.</param>
    /// <param name="vars">x (..., inputs) and <see cref="FrozenMatrix.Codes"/>.</param>
    /// <returns>(..., outputs).</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(MatrixName, vars[1]);
        using var weight = ((FrozenMatrix.Codes)vars[1]).Unpacked();
        return nn.functional.linear((Tensor)vars[0], weight);
    }

    /// <summary><c>dx = dy W</c>.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        using var weight = ((FrozenMatrix.Codes)ctx.get_data(MatrixName)).Unpacked();
        using var turned = weight.t();
        return [nn.functional.linear(grad_output, turned), null!]; // one for each of vars, whether a tensor or not
    }
}
