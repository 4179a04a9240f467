using System.Numerics.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// From the one product that makes queries, keys and values to what attention takes, in one pass: heads apart, queries and keys turned by
/// their positions, and each shared head once for every head that asks it. FP32.
/// </summary>
internal sealed unsafe class HeadsFunction : MultiTensorFunction<HeadsFunction>
{
    private const string LayoutName = "layout";

    public override string Name => nameof(HeadsFunction);

    /// <param name="ctx">Keeps the layout.</param>
    /// <param name="vars">(B, T, (H + 2 KvHeads) h) and <see cref="HeadsLayout"/>.</param>
    /// <returns>Queries, keys and values, (B, H, T, h) each.</returns>
    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var (all, layout) = (((Tensor)vars[0]).contiguous(), (HeadsLayout)vars[1]);
        var (batch, time) = (all.shape[0], all.shape[1]);
        long[] shape = [batch, layout.Heads, time, layout.Size];
        List<Tensor> outputs = [empty(shape), empty(shape), empty(shape)];
        var from = (nint)Pointers.Of(all);
        var to = outputs.Select(output => (nint)Pointers.Of(output)).ToArray();
        Pointers.Rows(batch * time, layout.All * layout.Size, (_, begin, end) =>
        {
            for (var row = begin; row < end; row++)
            {
                var (b, t) = Math.DivRem(row, time);
                for (var head = 0; head < layout.All; head++)
                {
                    var source = new ReadOnlySpan<float>((float*)from + (row * layout.All + head) * layout.Size, layout.Size);
                    var (output, first, copies) = layout.Place(head);
                    var target = Head(to[output], b, first, t);
                    if (output == HeadsLayout.Values) source.CopyTo(target);
                    else Turn(source, target, layout.Cos(t), layout.Sin(t), 1);
                    for (var copy = 1; copy < copies; copy++) target.CopyTo(Head(to[output], b, first + copy, t));
                }
            }
        });
        ctx.save_data(LayoutName, layout);
        return outputs;

        Span<float> Head(nint output, long b, int head, long t) =>
            new((float*)output + ((b * layout.Heads + head) * time + t) * layout.Size, layout.Size);
    }

    /// <summary>Copies' gradients are added, and what was turned is turned back.</summary>
    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var layout = (HeadsLayout)ctx.get_data(LayoutName);
        var slopes = grad_outputs.Select(slope => slope.contiguous()).ToArray();
        var (batch, time) = (slopes[0].shape[0], slopes[0].shape[2]);
        var all = empty(batch, time, layout.All * layout.Size);
        var (to, from) = ((nint)Pointers.Of(all), slopes.Select(slope => (nint)Pointers.Of(slope)).ToArray());
        Pointers.Rows(batch * time, layout.All * layout.Size, (_, begin, end) =>
        {
            var sum = new float[layout.Size].AsSpan();
            for (var row = begin; row < end; row++)
            {
                var (b, t) = Math.DivRem(row, time);
                for (var head = 0; head < layout.All; head++)
                {
                    var target = new Span<float>((float*)to + (row * layout.All + head) * layout.Size, layout.Size);
                    var (output, first, copies) = layout.Place(head);
                    Head(from[output], b, first, t).CopyTo(sum);
                    for (var copy = 1; copy < copies; copy++) TensorPrimitives.Add(sum, Head(from[output], b, first + copy, t), sum);
                    if (output == HeadsLayout.Values) sum.CopyTo(target);
                    else Turn(sum, target, layout.Cos(t), layout.Sin(t), -1);
                }
            }
        });
        return [all, null!]; // one for each of vars, whether a tensor or not

        ReadOnlySpan<float> Head(nint output, long b, int head, long t) =>
            new((float*)output + ((b * layout.Heads + head) * time + t) * layout.Size, layout.Size);
    }

    // (x, y) becomes (x cos - y sin, y cos + x sin); direction -1 turns back.
    private static void Turn(ReadOnlySpan<float> from, Span<float> to, ReadOnlySpan<float> cos, ReadOnlySpan<float> sin, float direction)
    {
        var half = cos.Length;
        ReadOnlySpan<float> x = from[..half], y = from[half..];
        Span<float> turned = stackalloc float[half];
        TensorPrimitives.Multiply(sin, direction, turned);
        TensorPrimitives.Multiply(x, turned, to[half..]);
        TensorPrimitives.MultiplyAdd(y, cos, to[half..], to[half..]);
        TensorPrimitives.Multiply(y, turned, turned);
        TensorPrimitives.Multiply(x, cos, to[..half]);
        TensorPrimitives.Subtract(to[..half], turned, to[..half]);
    }
}
