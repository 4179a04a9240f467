using System.Numerics.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// Causal attention in BF16, as products of blocks of queries with the keys that they may see; softmax and its slope between them in one
/// pass in FP32. libtorch's own backward on a processor multiplies without AMX and takes nearly half of a training step.
/// </summary>
internal sealed unsafe class AttentionFunction : SingleTensorFunction<AttentionFunction>
{
    private const int Block = 128; // queries: of a context of 512, 5/8 of all scores are computed where 1/2 is needed
    private const string ScaleName = "scale";

    public override string Name => nameof(AttentionFunction);

    /// <param name="ctx">Keeps queries, keys, values, the result and the weights of each block.</param>
    /// <param name="vars">Queries, keys and values, (B, H, T, h) each, BF16.</param>
    /// <returns>(B, H, T, h).</returns>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (q, k, v) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (queries, keys, values) = (Flat(q), Flat(k), Flat(v)); // (B H, T, h)
        var mixed = empty_like(queries);
        var scale = 1 / MathF.Sqrt(q.shape[3]);
        var weights = new List<Tensor>();
        foreach (var (first, end) in Blocks(q.shape[2]))
        {
            var scores = queries.narrow(1, first, end - first).bmm(keys.narrow(1, 0, end).transpose(1, 2)); // (B H, block, end)
            Softmax(scores, first, scale);
            mixed.narrow(1, first, end - first).copy_(scores.bmm(values.narrow(1, 0, end)));
            weights.Add(scores);
        }
        ctx.save_for_backward([queries, keys, values, mixed, .. weights]);
        ctx.save_data(ScaleName, scale);
        return mixed.view(q.shape);
    }

    /// <summary>With P the weights: <c>dV = P' dO</c>, <c>dS = P (dO V' - rowsum(dO O))</c>, <c>dQ = dS K</c>, <c>dK = dS' Q</c>.</summary>
    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (queries, keys, values, mixed) = (saved[0], saved[1], saved[2], saved[3]);
        var scale = (float)ctx.get_data(ScaleName);
        var given = Flat(grad_output);
        var along = (given.to(ScalarType.Float32) * mixed.to(ScalarType.Float32)).sum(-1).contiguous(); // (B H, T)
        var dq = empty_like(queries);
        var (dk, dv) = (zeros(keys.shape), zeros(values.shape)); // sums over blocks, in FP32
        foreach (var ((first, end), block) in Blocks(queries.shape[1]).Zip(saved.Skip(4)))
        {
            var (rows, out_) = (end - first, given.narrow(1, first, end - first));
            dv.narrow(1, 0, end).add_(block.transpose(1, 2).bmm(out_));
            var slopes = out_.bmm(values.narrow(1, 0, end).transpose(1, 2)); // (B H, block, end)
            Slope(slopes, block, along, first, scale);
            dq.narrow(1, first, rows).copy_(slopes.bmm(keys.narrow(1, 0, end)));
            dk.narrow(1, 0, end).add_(slopes.transpose(1, 2).bmm(queries.narrow(1, first, rows)));
        }
        var shape = grad_output.shape;
        return [dq.view(shape), dk.to(dq.dtype).view(shape), dv.to(dq.dtype).view(shape)];
    }

    private static Tensor Flat(Tensor heads) => heads.contiguous().view(-1, heads.shape[2], heads.shape[3]);

    private static IEnumerable<(long First, long End)> Blocks(long time)
    {
        for (var first = 0L; first < time; first += Block) yield return (first, Math.Min(first + Block, time));
    }

    // In place: row r of a block sees keys 0 to first + r.
    private static void Softmax(Tensor scores, long first, float scale)
    {
        var (rows, width, at) = (scores.shape[1], (int)scores.shape[2], (nint)Pointers.Of(scores));
        Pointers.Rows(scores.shape[0] * rows, width, (_, begin, stop) =>
        {
            Span<float> wide = new float[width];
            for (var row = begin; row < stop; row++)
            {
                var seen = (int)(first + row % rows + 1);
                var numbers = new Span<ushort>((ushort*)at + row * width, width);
                var line = wide[..seen];
                RoundedRow.Widen(numbers[..seen], line);
                TensorPrimitives.Subtract(line, TensorPrimitives.Max<float>(line), line);
                TensorPrimitives.Multiply(line, scale, line);
                TensorPrimitives.Exp(line, line);
                TensorPrimitives.Multiply(line, 1 / TensorPrimitives.Sum<float>(line), line);
                RoundedRow.Round(line, numbers[..seen]);
                numbers[seen..].Clear();
            }
        });
    }

    // In place: slopes of weights become slopes of scores. Beyond what a row sees its weights are 0, and so is the slope.
    private static void Slope(Tensor slopes, Tensor weights, Tensor along, long first, float scale)
    {
        var (rows, width, time) = (slopes.shape[1], (int)slopes.shape[2], along.shape[1]);
        var (at, from, sums) = ((nint)Pointers.Of(slopes), (nint)Pointers.Of(weights), (nint)Pointers.Of(along));
        Pointers.Rows(slopes.shape[0] * rows, width, (_, begin, stop) =>
        {
            Span<float> wide = new float[width], share = new float[width];
            for (var row = begin; row < stop; row++)
            {
                var (head, r) = Math.DivRem(row, rows);
                var numbers = new Span<ushort>((ushort*)at + row * width, width);
                RoundedRow.Widen(numbers, wide);
                RoundedRow.Widen(new ReadOnlySpan<ushort>((ushort*)from + row * width, width), share);
                TensorPrimitives.Subtract(wide, ((float*)sums)[head * time + first + r], wide);
                TensorPrimitives.Multiply(share, scale, share);
                TensorPrimitives.Multiply(wide, share, wide);
                RoundedRow.Round(wide, numbers);
            }
        });
    }
}
