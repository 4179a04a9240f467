using System.Numerics.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// The middle of SwiGLU in one pass: <c>silu(a) b</c>, where a is the first half of each row and b the second. libtorch goes over memory
/// four times, and backward fills two matrices of zeros to put the halves back. FP32.
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
        var y = empty([.. both.shape[..^1], hidden]);
        var (from, to) = ((nint)Pointers.Of(both), (nint)Pointers.Of(y));
        Pointers.Rows(both.numel() / hidden / 2, 2 * hidden, (_, begin, end) =>
        {
            for (var row = begin; row < end; row++)
            {
                var a = new ReadOnlySpan<float>((float*)from + 2 * row * hidden, hidden);
                var b = new ReadOnlySpan<float>((float*)from + (2 * row + 1) * hidden, hidden);
                var target = new Span<float>((float*)to + row * hidden, hidden);
                TensorPrimitives.Sigmoid(a, target);
                TensorPrimitives.Multiply(target, a, target);
                TensorPrimitives.Multiply(target, b, target);
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
        var (from, given, to) = ((nint)Pointers.Of(both), (nint)Pointers.Of(dy), (nint)Pointers.Of(slopes));
        Pointers.Rows(both.numel() / hidden / 2, 2 * hidden, (_, begin, end) =>
        {
            Span<float> sigmoid = new float[hidden], gated = new float[hidden];
            for (var row = begin; row < end; row++)
            {
                var a = new ReadOnlySpan<float>((float*)from + 2 * row * hidden, hidden);
                var b = new ReadOnlySpan<float>((float*)from + (2 * row + 1) * hidden, hidden);
                var slope = new ReadOnlySpan<float>((float*)given + row * hidden, hidden);
                var da = new Span<float>((float*)to + 2 * row * hidden, hidden);
                var db = new Span<float>((float*)to + (2 * row + 1) * hidden, hidden);
                TensorPrimitives.Sigmoid(a, sigmoid);
                TensorPrimitives.Multiply(a, sigmoid, gated); // silu(a)
                TensorPrimitives.Multiply(slope, gated, db);
                TensorPrimitives.Subtract(1f, sigmoid, da);
                TensorPrimitives.MultiplyAdd(gated, da, sigmoid, da); // silu'(a)
                TensorPrimitives.Multiply(da, slope, da);
                TensorPrimitives.Multiply(da, b, da);
            }
        });
        return [slopes];
    }
}
