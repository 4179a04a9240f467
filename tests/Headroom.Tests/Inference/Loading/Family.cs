using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Headroom.Inference.Gguf;
using Headroom.Quantization;
using Headroom.Safetensors;

namespace Headroom.Tests.Inference.Loading;

/// <summary>A small model of random weights of a family, written as it is published and as llama.cpp's converter writes it.</summary>
internal sealed class Family
{
    public const int Vocabulary = 96, Width = 64, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 80, Context = 256;
    private const float Base = 5_000;
    private readonly string _type;
    private readonly int _headSize, _vocabulary;
    private readonly bool _scaled, _tied;
    private readonly Dictionary<string, (long[] Sizes, float[] Values)> _tensors = [];

    public Family(string type, bool tied, bool scaled, int vocabulary = Vocabulary)
    {
        (_type, _tied, _scaled, _vocabulary) = (type, tied, scaled, vocabulary);
        _headSize = type == "qwen2" ? Width / Heads : 2 * Width / Heads; // that family has no size of its own for heads
        Add("model.embed_tokens.weight", vocabulary, Width);
        if (!tied) Add("lm_head.weight", vocabulary, Width);
        Add("model.norm.weight", Width);
        for (var block = 0; block < Layers; block++)
        {
            var prefix = $"model.layers.{block}.";
            Add(prefix + "input_layernorm.weight", Width);
            Add(prefix + "post_attention_layernorm.weight", Width);
            foreach (var (name, heads) in new[] { ("q", Heads), ("k", KvHeads), ("v", KvHeads) })
            {
                Add($"{prefix}self_attn.{name}_proj.weight", heads * _headSize, Width);
                if (type == "qwen2") Add($"{prefix}self_attn.{name}_proj.bias", heads * _headSize);
                if (type == "qwen3" && name != "v") Add($"{prefix}self_attn.{name}_norm.weight", _headSize);
            }
            Add(prefix + "self_attn.o_proj.weight", Width, Heads * _headSize);
            Add(prefix + "mlp.gate_proj.weight", Hidden, Width);
            Add(prefix + "mlp.up_proj.weight", Hidden, Width);
            Add(prefix + "mlp.down_proj.weight", Width, Hidden);
        }
    }

    /// <summary>config.json and safetensors, in so many files.</summary>
    public void WriteFolder(string folder, int files)
    {
        var config = new JsonObject
        {
            ["model_type"] = _type, ["hidden_act"] = "silu", ["vocab_size"] = _vocabulary, ["hidden_size"] = Width,
            ["num_hidden_layers"] = Layers, ["num_attention_heads"] = Heads, ["num_key_value_heads"] = KvHeads, ["head_dim"] = _headSize,
            ["intermediate_size"] = Hidden, ["max_position_embeddings"] = Context, ["rope_theta"] = Base, ["rms_norm_eps"] = 1e-5,
            ["tie_word_embeddings"] = _tied,
        };
        if (_scaled)
            config["rope_scaling"] = new JsonObject
            {
                ["rope_type"] = "llama3", ["factor"] = 8.0, ["low_freq_factor"] = 1.0, ["high_freq_factor"] = 4.0,
                ["original_max_position_embeddings"] = 64,
            };
        File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJsonString());
        var map = new JsonObject();
        foreach (var (i, group) in _tensors.Chunk((_tensors.Count + files - 1) / files).Index())
        {
            var file = files == 1 ? "model.safetensors" : $"model-{i + 1:00000}-of-{files:00000}.safetensors";
            SafetensorsWriter.Write(Path.Combine(folder, file), group.Select(each => new TensorSource(
                each.Key, ElementType.F32, each.Value.Sizes, stream => stream.Write(Bytes(each.Value.Values)))));
            foreach (var each in group) map[each.Key] = file;
        }
        if (files > 1)
            File.WriteAllText(Path.Combine(folder, "model.safetensors.index.json"), new JsonObject { ["weight_map"] = map }.ToJsonString());
    }

    /// <param name="path">Of the file.</param>
    /// <param name="vocabulary">Values for its tokens; without them it is run on tokens alone.</param>
    public void WriteGguf(string path, IReadOnlyDictionary<string, object>? vocabulary = null)
    {
        var values = new Dictionary<string, object>
        {
            ["general.architecture"] = _type, [$"{_type}.vocab_size"] = _vocabulary, [$"{_type}.context_length"] = Context,
            [$"{_type}.embedding_length"] = Width, [$"{_type}.block_count"] = Layers, [$"{_type}.feed_forward_length"] = Hidden,
            [$"{_type}.attention.head_count"] = Heads, [$"{_type}.attention.head_count_kv"] = KvHeads,
            [$"{_type}.attention.key_length"] = _headSize, [$"{_type}.attention.value_length"] = _headSize,
            [$"{_type}.attention.layer_norm_rms_epsilon"] = 1e-5f, [$"{_type}.rope.dimension_count"] = _headSize,
            [$"{_type}.rope.freq_base"] = Base, ["tokenizer.ggml.model"] = "no_vocab",
        };
        foreach (var (key, value) in vocabulary ?? new Dictionary<string, object>()) values[key] = value;
        var tensors = _tensors.Select(each => Source(Renamed(each.Key), each.Value.Sizes, Ordered(each.Key, each.Value.Values))).ToList();
        if (_scaled) tensors.Add(Source("rope_freqs.weight", [_headSize / 2], Factors()));
        GgufWriter.Write(path, values, tensors);
    }

    // By how much each frequency is divided, as llama.cpp's converter reckons it from the same four numbers.
    private float[] Factors() => [.. Enumerable.Range(0, _headSize / 2).Select(i =>
    {
        var wave = 2 * Math.PI * Math.Pow(Base, 2.0 * i / _headSize);
        if (wave < 64 / 4.0) return 1f;
        if (wave > 64 / 1.0) return 8f;
        var smooth = (64 / wave - 1) / (4 - 1);
        return (float)(1 / ((1 - smooth) / 8 + smooth));
    })];

    private static string Renamed(string name) => name
        .Replace("model.layers.", "blk.").Replace("model.embed_tokens", "token_embd").Replace("lm_head", "output")
        .Replace("model.norm", "output_norm").Replace("self_attn.q_proj", "attn_q").Replace("self_attn.k_proj", "attn_k")
        .Replace("self_attn.v_proj", "attn_v").Replace("self_attn.o_proj", "attn_output").Replace("self_attn.q_norm", "attn_q_norm")
        .Replace("self_attn.k_norm", "attn_k_norm").Replace("input_layernorm", "attn_norm").Replace("post_attention_layernorm", "ffn_norm")
        .Replace("mlp.gate_proj", "ffn_gate").Replace("mlp.up_proj", "ffn_up").Replace("mlp.down_proj", "ffn_down");

    // The architecture "llama" wants rows of queries and keys as pairs of neighbours.
    private float[] Ordered(string name, float[] values)
    {
        if (_type != "llama" || !name.Contains("q_proj") && !name.Contains("k_proj")) return values;
        var (ordered, columns) = (new float[values.Length], Width);
        for (var row = 0; row < values.Length / columns; row++)
        {
            var (head, i) = (row / _headSize, row % _headSize);
            var from = head * _headSize + (i % 2 == 0 ? i / 2 : _headSize / 2 + i / 2);
            values.AsSpan(from * columns, columns).CopyTo(ordered.AsSpan(row * columns));
        }
        return ordered;
    }

    private void Add(string name, params long[] sizes)
    {
        var count = (int)sizes.Aggregate(1L, (product, size) => product * size);
        var drawn = Normal.Sample(count, seed: _tensors.Count + 1);
        float scale = name.Contains("norm") ? 0.2f : name.Contains("bias") ? 0.5f : 1.3f / MathF.Sqrt(sizes[^1]);
        _tensors[name] = (sizes, [.. drawn.Select(value => (name.Contains("norm") ? 1 : 0) + scale * value)]);
    }

    private static GgufSource Source(string name, long[] sizes, float[] values) =>
        new(name, GgufType.F32, [.. sizes.Reverse()], stream => stream.Write(Bytes(values)));

    private static ReadOnlySpan<byte> Bytes(float[] values) => MemoryMarshal.AsBytes(values.AsSpan());
}
