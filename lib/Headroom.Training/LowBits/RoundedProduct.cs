using System.Runtime.InteropServices;
using Headroom.Training.Seeds;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Headroom.Training.LowBits;

/// <summary>
/// <c>y = x W^T</c> whose three products, forward and two backward, have operands that a plan rounds. Products themselves are FP32, as the
/// accumulators of tensor cores nearly are.
/// </summary>
internal sealed class RoundedProduct : SingleTensorFunction<RoundedProduct>
{
    private const string RounderName = "rounder";

    public override string Name => nameof(RoundedProduct);

    /// <summary>A plan with the dice that its rounding uses and the rotation that its seed drew.</summary>
    internal sealed class Rounder(ProductPlan plan, Dice dice)
    {
        private readonly Rotation _rotation = new(dice);

        public ProductPlan Plan { get; } = plan;

        /// <summary>A rounded copy of a matrix.</summary>
        /// <param name="cast">To what.</param>
        /// <param name="matrix">(rows, columns), of which the product sums over columns.</param>
        /// <param name="rotates">Whether rows are turned first.</param>
        public Tensor Round(Cast cast, Tensor matrix, bool rotates = false)
        {
            var copy = matrix.is_contiguous() ? matrix.clone() : matrix.contiguous();
            var values = MemoryMarshal.Cast<byte, float>(copy.bytes);
            if (rotates) _rotation.Apply(values);
            cast.Apply(values, (int)copy.shape[1], dice);
            return copy;
        }
    }

    /// <param name="ctx">Keeps x and W as they came.</param>
    /// <param name="vars">x (n, inputs), W (outputs, inputs) and the <see cref="Rounder"/>.</param>
    /// <returns>(n, outputs).</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (x, weight, rounder) = ((Tensor)vars[0], (Tensor)vars[1], (Rounder)vars[2]);
        ctx.save_for_backward([x, weight]);
        ctx.save_data(RounderName, rounder);
        using var activations = rounder.Round(rounder.Plan.Activations, x);
        using var weights = rounder.Round(rounder.Plan.Weights, weight);
        return nn.functional.linear(activations, weights);
    }

    /// <summary><c>dx = dy W</c>, which sums over outputs, and <c>dW = dy^T x</c>, which sums over tokens.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (saved, rounder) = (ctx.get_saved_variables(), (Rounder)ctx.get_data(RounderName));
        var plan = rounder.Plan;
        using var scope = NewDisposeScope();
        var dy = grad_output.contiguous();
        // Blocks are square or scales belong to rows of W, but for plans that round W anew along the outputs.
        var turned = plan.Bits > 0 ? rounder.Round(plan.Weights, saved[1]).t() : rounder.Round(plan.Weights, saved[1].t());
        var dx = nn.functional.linear(rounder.Round(plan.Gradients, dy), turned);
        var dw = nn.functional.linear(
            rounder.Round(plan.Gradients, dy.t(), plan.Rotated), rounder.Round(plan.Activations, saved[0].t(), plan.Rotated));
        return [dx.MoveToOuterDisposeScope(), dw.MoveToOuterDisposeScope(), null!];
    }
}
