using System.Numerics.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// From the one product that makes queries, keys and values to what attention takes, in one pass: heads apart, queries and keys turned by
/// their positions, and each shared head once for every head that asks it. FP32, or FP32 between numbers of BF16.
/// </summary>
internal sealed class HeadsFunction : MultiTensorFunction<HeadsFunction>
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
        List<Tensor> outputs = [empty(shape, all.dtype), empty(shape, all.dtype), empty(shape, all.dtype)];
        var from = new NumberRows(all);
        var to = outputs.Select(output => new NumberRows(output)).ToArray();
        Pointers.Rows(batch * time, layout.All * layout.Size, (_, begin, end) =>
        {
            Span<float> read = new float[layout.Size], turned = new float[layout.Size];
            for (var row = begin; row < end; row++)
            {
                var (b, t) = Math.DivRem(row, time);
                for (var head = 0; head < layout.All; head++)
                {
                    var source = from.Read((row * layout.All + head) * layout.Size, read);
                    var (output, first, copies) = layout.Place(head);
                    if (output == HeadsLayout.Values) source.CopyTo(turned);
                    else Turn(source, turned, layout.Cos(t), layout.Sin(t), 1);
                    for (var copy = 0; copy < copies; copy++) to[output].Write(At(b, first + copy, t), turned);
                }
            }
        });
        ctx.save_data(LayoutName, layout);
        return outputs;

        long At(long b, int head, long t) => ((b * layout.Heads + head) * time + t) * layout.Size;
    }

    /// <summary>Copies' gradients are added, and what was turned is turned back.</summary>
    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var layout = (HeadsLayout)ctx.get_data(LayoutName);
        var slopes = grad_outputs.Select(slope => slope.contiguous()).ToArray();
        var (batch, time) = (slopes[0].shape[0], slopes[0].shape[2]);
        var all = empty([batch, time, layout.All * layout.Size], slopes[0].dtype);
        var (to, from) = (new NumberRows(all), slopes.Select(slope => new NumberRows(slope)).ToArray());
        Pointers.Rows(batch * time, layout.All * layout.Size, (_, begin, end) =>
        {
            Span<float> read = new float[layout.Size], sum = new float[layout.Size], written = new float[layout.Size];
            for (var row = begin; row < end; row++)
            {
                var (b, t) = Math.DivRem(row, time);
                for (var head = 0; head < layout.All; head++)
                {
                    var at = (row * layout.All + head) * layout.Size;
                    var target = to.Target(at, written);
                    var (output, first, copies) = layout.Place(head);
                    from[output].Read(At(b, first, t), read).CopyTo(sum);
                    for (var copy = 1; copy < copies; copy++)
                        TensorPrimitives.Add(sum, from[output].Read(At(b, first + copy, t), read), sum);
                    if (output == HeadsLayout.Values) sum.CopyTo(target);
                    else Turn(sum, target, layout.Cos(t), layout.Sin(t), -1);
                    to.Written(at, target);
                }
            }
        });
        return [all, null!]; // one for each of vars, whether a tensor or not

        long At(long b, int head, long t) => ((b * layout.Heads + head) * time + t) * layout.Size;
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
