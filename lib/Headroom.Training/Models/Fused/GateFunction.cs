using System.Numerics.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// The middle of SwiGLU in one pass: <c>silu(a) b</c>, where a is the first half of each row and b the second. libtorch goes over memory
/// four times, and backward fills two matrices of zeros to put the halves back. FP32, or FP32 between numbers of BF16.
/// </summary>
internal sealed unsafe class GateFunction : SingleTensorFunction<GateFunction>
{
    public override string Name => nameof(GateFunction);

    /// <param name="ctx">Keeps the input.</param>
    /// <param name="vars">(..., 2 F).</param>
    /// <returns>(..., F).</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var both = ((Tensor)vars[0]).contiguous();
        var hidden = (int)both.shape[^1] / 2;
        var y = empty([.. both.shape[..^1], hidden], both.dtype);
        var (from, to) = (new NumberRows(both), new NumberRows(y));
        Pointers.Rows(both.numel() / hidden / 2, 2 * hidden, (_, begin, end) =>
        {
            Span<float> first = new float[hidden], second = new float[hidden], written = new float[hidden];
            for (var row = begin; row < end; row++)
            {
                var a = from.Read(2 * row * hidden, first);
                var b = from.Read((2 * row + 1) * hidden, second);
                var target = to.Target(row * hidden, written);
                TensorPrimitives.Sigmoid(a, target);
                TensorPrimitives.Multiply(target, a, target);
                TensorPrimitives.Multiply(target, b, target);
                to.Written(row * hidden, target);
            }
        });
        ctx.save_for_backward([both]);
        return y;
    }

    /// <summary>With s = sigmoid(a): <c>db = dy a s</c> and <c>da = dy b (s + a s (1 - s))</c>.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var (both, dy) = (ctx.get_saved_variables()[0], grad_output.contiguous());
        var hidden = (int)both.shape[^1] / 2;
        var slopes = empty_like(both);
        var (from, given, to) = (new NumberRows(both), new NumberRows(dy), new NumberRows(slopes));
        Pointers.Rows(both.numel() / hidden / 2, 2 * hidden, (_, begin, end) =>
        {
            Span<float> sigmoid = new float[hidden], gated = new float[hidden];
            Span<float> first = new float[hidden], second = new float[hidden], along = new float[hidden];
            Span<float> firstSlope = new float[hidden], secondSlope = new float[hidden];
            for (var row = begin; row < end; row++)
            {
                var a = from.Read(2 * row * hidden, first);
                var b = from.Read((2 * row + 1) * hidden, second);
                var slope = given.Read(row * hidden, along);
                var da = to.Target(2 * row * hidden, firstSlope);
                var db = to.Target((2 * row + 1) * hidden, secondSlope);
                TensorPrimitives.Sigmoid(a, sigmoid);
                TensorPrimitives.Multiply(a, sigmoid, gated); // silu(a)
                TensorPrimitives.Multiply(slope, gated, db);
                TensorPrimitives.Subtract(1f, sigmoid, da);
                TensorPrimitives.MultiplyAdd(gated, da, sigmoid, da); // silu'(a)
                TensorPrimitives.Multiply(da, slope, da);
                TensorPrimitives.Multiply(da, b, da);
                to.Written(2 * row * hidden, da);
                to.Written((2 * row + 1) * hidden, db);
            }
        });
        return [slopes];
    }
}
