using System.Runtime.InteropServices;
using Headroom.Shipped;
using Headroom.Tokenizing;

namespace Headroom.Inference.Gguf;

/// <summary>
/// The course's models as GGUF files of the architecture "llama", for llama.cpp and what reads its files. Packed weights keep their
/// bytes; a matrix whose rows are no whole blocks is written in FP32, with the values that its packed rows have.
/// </summary>
public static class GgufExport
{
    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="weights">In the form that the file shall have.</param>
    /// <param name="name">Of the model.</param>
    /// <param name="tokenizer">Null for a file without a vocabulary, which is run on tokens alone.</param>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public static void Write(string path, DecoderWeights weights, string name, BytePairTokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var shape = weights.Shape;
        var tensors = new List<GgufSource>
        {
            Matrix("token_embd.weight", weights.Matrix(WeightNames.Embed), 0, shape.Vocabulary),
            Norm("output_norm.weight", weights.Norm(WeightNames.FinalNorm)),
        };
        if (!shape.TiedHead) tensors.Add(Matrix("output.weight", weights.Matrix(WeightNames.Head), 0, shape.Vocabulary));
        for (var block = 0; block < shape.Layers; block++) tensors.AddRange(Block(weights, block));
        GgufWriter.Write(path, new Dictionary<string, object>([.. Values(shape, name), .. GgufVocabulary.Values(tokenizer)]), tensors);
    }

    private static IEnumerable<GgufSource> Block(DecoderWeights weights, int block)
    {
        var (shape, prefix) = (weights.Shape, $"blk.{block}.");
        var (size, qkv, both) = (shape.HeadSize, weights.Matrix(WeightNames.Qkv(block)), weights.Matrix(WeightNames.GateUp(block)));
        var (queries, keys) = (shape.Heads * size, shape.KvHeads * size);
        yield return Norm(prefix + "attn_norm.weight", weights.Norm(WeightNames.AttentionNorm(block)));
        yield return Matrix(prefix + "attn_q.weight", qkv, 0, queries, size);
        yield return Matrix(prefix + "attn_k.weight", qkv, queries, keys, size);
        yield return Matrix(prefix + "attn_v.weight", qkv, queries + keys, keys);
        yield return Matrix(prefix + "attn_output.weight", weights.Matrix(WeightNames.Output(block)), 0, shape.Width);
        yield return Norm(prefix + "ffn_norm.weight", weights.Norm(WeightNames.FeedNorm(block)));
        yield return Matrix(prefix + "ffn_gate.weight", both, 0, shape.Hidden);
        yield return Matrix(prefix + "ffn_up.weight", both, shape.Hidden, shape.Hidden);
        yield return Matrix(prefix + "ffn_down.weight", weights.Matrix(WeightNames.Down(block)), 0, shape.Width);
    }

    private static Dictionary<string, object> Values(DecoderShape shape, string name) => new()
    {
        ["general.architecture"] = "llama",
        ["general.name"] = name,
        ["llama.vocab_size"] = shape.Vocabulary,
        ["llama.context_length"] = shape.Context,
        ["llama.embedding_length"] = shape.Width,
        ["llama.block_count"] = shape.Layers,
        ["llama.feed_forward_length"] = shape.Hidden,
        ["llama.attention.head_count"] = shape.Heads,
        ["llama.attention.head_count_kv"] = shape.KvHeads,
        ["llama.attention.layer_norm_rms_epsilon"] = shape.NormEpsilon,
        ["llama.rope.dimension_count"] = shape.HeadSize,
        ["llama.rope.freq_base"] = shape.RopeBase,
    };

    private static GgufSource Norm(string name, IReadOnlyList<float> gains) =>
        new(name, GgufType.F32, [gains.Count], stream => stream.Write(MemoryMarshal.AsBytes<float>(gains.ToArray())));

    // A head size of 0: rows in their own order.
    private static GgufSource Matrix(string name, WeightMatrix matrix, int first, int rows, int headSize = 0)
    {
        var type = matrix.Columns % 32 != 0 ? GgufType.F32 : matrix.Form switch
        {
            WeightForm.Int8 => GgufType.Q8,
            WeightForm.Int4 => GgufType.Q4,
            _ => GgufType.F32,
        };
        return new(name, type, [matrix.Columns, rows], stream =>
        {
            var values = new float[matrix.Columns];
            for (var row = 0; row < rows; row++)
            {
                var source = first + (headSize == 0 ? row : HeadOrder.InModel(row, headSize));
                if (type == GgufType.F32)
                {
                    matrix.Row(source, values);
                    stream.Write(MemoryMarshal.AsBytes<float>(values));
                }
                else stream.Write(matrix.Bytes.Span.Slice(source * matrix.RowBytes, matrix.RowBytes));
            }
        });
    }
}
