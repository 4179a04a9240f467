using Headroom.Inference.Matrices;
using Headroom.Inference.Models;
using Headroom.Shipped;

namespace Headroom.Inference.Loading;

/// <summary>The course's own models, made ready to run.</summary>
public static class CourseModels
{
    /// <summary>
    /// Weights in the format they have (FP32, Q8_0 or Q4_0), or in another: FP32 weights become anything, packed ones are unpacked first.
    /// </summary>
    public static Transformer Prepare(DecoderWeights weights, MatrixFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (shape, epsilon) = (weights.Shape, weights.Shape.NormEpsilon);
        var target = format ?? Native(weights.Form);
        var embedding = Matrix(WeightNames.Embed);
        var blocks = Enumerable.Range(0, shape.Layers).Select(block => new TransformerBlock
        {
            AttentionNorm = Norm(WeightNames.AttentionNorm(block)),
            Qkv = Matrix(WeightNames.Qkv(block)),
            Output = Matrix(WeightNames.Output(block)),
            FeedNorm = Norm(WeightNames.FeedNorm(block)),
            Gate = Rows(weights.Matrix(WeightNames.GateUp(block)), 0, shape.Hidden, target),
            Up = Rows(weights.Matrix(WeightNames.GateUp(block)), shape.Hidden, shape.Hidden, target),
            Down = Matrix(WeightNames.Down(block)),
        }).ToList();
        var head = shape.TiedHead ? null : Matrix(WeightNames.Head);
        return new(shape, embedding, head, blocks, [.. weights.Norm(WeightNames.FinalNorm)]);

        TiledMatrix Matrix(string name) => Rows(weights.Matrix(name), 0, weights.Matrix(name).Rows, target);

        Gains Norm(string name) => new([.. weights.Norm(name)], epsilon);
    }

    /// <summary>In which weights of a form are run as they are.</summary>
    internal static MatrixFormat Native(WeightForm form) => form switch
    {
        WeightForm.Int8 => MatrixFormat.Q8,
        WeightForm.Int4 => MatrixFormat.Q4,
        _ => MatrixFormat.Fp32,
    };

    /// <summary>Some rows of a matrix, ready to multiply; packed rows are not rounded again where the format is their own.</summary>
    internal static TiledMatrix Rows(WeightMatrix matrix, int first, int rows, MatrixFormat format) =>
        format == Native(matrix.Form) && matrix.Form != WeightForm.Fp32
            ? format.FromPacked(rows, matrix.Columns, (row, packed) =>
                matrix.Bytes.Span.Slice((first + row) * matrix.RowBytes, matrix.RowBytes).CopyTo(packed))
            : format.Pack(rows, matrix.Columns, (row, values) => matrix.Row(first + row, values.AsSpan(0, matrix.Columns)));
}
