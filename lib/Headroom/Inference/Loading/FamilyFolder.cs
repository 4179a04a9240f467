using Headroom.Inference.Matrices;
using Headroom.Inference.Models;

namespace Headroom.Inference.Loading;

/// <summary>
/// A folder with a model of the Llama, Qwen 2 or Qwen 3 family as it is published: <c>config.json</c> and safetensors, in one file or
/// several. <see cref="TextModel"/> reads its tokenizer as well.
/// </summary>
public static class FamilyFolder
{
    /// <param name="folder">With the files.</param>
    /// <param name="format">In which the matrices are run; packed from FP32, BF16 or FP16.</param>
    /// <exception cref="InvalidDataException">The configuration is of a model of another kind; the message says which.</exception>
    /// <exception cref="Safetensors.SafetensorsException">A tensor is missing or of other sizes than the configuration's.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static Transformer Read(string folder, MatrixFormat format = MatrixFormat.Bf16)
    {
        var shape = ConfigFile.Read(Path.Combine(folder, "config.json"));
        using var tensors = new Shards(folder);
        var embedding = Matrix("model.embed_tokens.weight", shape.Vocabulary, shape.Width);
        var blocks = Enumerable.Range(0, shape.Layers).Select(Block).ToList();
        var head = shape.TiedHead ? null : Matrix("lm_head.weight", shape.Vocabulary, shape.Width);
        return new(shape, embedding, head, blocks, tensors.Singles("model.norm.weight", shape.Width));

        TransformerBlock Block(int block)
        {
            var (prefix, size) = ($"model.layers.{block}.", shape.HeadSize);
            return new()
            {
                AttentionNorm = Norm(prefix + "input_layernorm.weight", shape.Width),
                Qkv = Qkv(prefix + "self_attn."),
                QkvBias = Bias(prefix + "self_attn."),
                QueryNorm = tensors.Contains(prefix + "self_attn.q_norm.weight") ? Norm(prefix + "self_attn.q_norm.weight", size) : null,
                KeyNorm = tensors.Contains(prefix + "self_attn.k_norm.weight") ? Norm(prefix + "self_attn.k_norm.weight", size) : null,
                Output = Matrix(prefix + "self_attn.o_proj.weight", shape.Width, shape.Heads * size),
                FeedNorm = Norm(prefix + "post_attention_layernorm.weight", shape.Width),
                Gate = Matrix(prefix + "mlp.gate_proj.weight", shape.Hidden, shape.Width),
                Up = Matrix(prefix + "mlp.up_proj.weight", shape.Hidden, shape.Width),
                Down = Matrix(prefix + "mlp.down_proj.weight", shape.Width, shape.Hidden),
            };
        }

        TiledMatrix Qkv(string prefix)
        {
            var (queries, keys) = (shape.Heads * shape.HeadSize, shape.KvHeads * shape.HeadSize);
            float[] all =
            [
                .. tensors.Singles(prefix + "q_proj.weight", queries, shape.Width),
                .. tensors.Singles(prefix + "k_proj.weight", keys, shape.Width),
                .. tensors.Singles(prefix + "v_proj.weight", keys, shape.Width),
            ];
            return format.Pack(shape.QkvRows, shape.Width, (row, into) => all.AsSpan(row * shape.Width, shape.Width).CopyTo(into));
        }

        float[]? Bias(string prefix)
        {
            if (!tensors.Contains(prefix + "q_proj.bias")) return null;
            var (queries, keys) = (shape.Heads * shape.HeadSize, shape.KvHeads * shape.HeadSize);
            return
            [
                .. tensors.Singles(prefix + "q_proj.bias", queries), .. tensors.Singles(prefix + "k_proj.bias", keys),
                .. tensors.Singles(prefix + "v_proj.bias", keys),
            ];
        }

        TiledMatrix Matrix(string name, int rows, int columns)
        {
            var values = tensors.Singles(name, rows, columns);
            return format.Pack(rows, columns, (row, into) => values.AsSpan(row * columns, columns).CopyTo(into));
        }

        Gains Norm(string name, int width) => new(tensors.Singles(name, width), shape.NormEpsilon);
    }
}
