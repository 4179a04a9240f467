using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Shipped;

namespace Headroom.Inference.Loading;

/// <summary>
/// <c>config.json</c> of the Llama and Qwen families, as Hugging Face's library has it. What would change the result and is not known
/// here is refused, never passed over.
/// </summary>
public static class ConfigFile
{
    private static readonly string[] s_known = ["llama", "qwen2", "qwen3"];

    /// <summary>The sizes that it says.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or of a model of another kind; the message says which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DecoderShape Read(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path)) is not JsonObject config) throw new FormatException("not a JSON object");
            return Read(config);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static DecoderShape Read(JsonObject config)
    {
        var type = (string?)config["model_type"] ?? "missing";
        if (!s_known.Contains(type)) throw new FormatException($"model_type is {type}; {string.Join(", ", s_known)} are run here");
        if ((string?)config["hidden_act"] is { } activation and not "silu") throw new FormatException(
            $"hidden_act is {activation}, not silu");
        foreach (var other in new[] { "use_sliding_window", "attention_bias", "mlp_bias" })
            if ((bool?)config[other] == true) throw new FormatException($"{other} is set, which is not run here");
        if (config["quantization_config"] is not null) throw new FormatException(
            "quantization_config is set: such weights are not read here");
        var (width, heads) = (Size(config, "hidden_size"), Size(config, "num_attention_heads"));
        var shape = new DecoderShape
        {
            Vocabulary = Size(config, "vocab_size"),
            Context = Size(config, "max_position_embeddings"),
            Width = width,
            Layers = Size(config, "num_hidden_layers"),
            Heads = heads,
            KvHeads = (int?)config["num_key_value_heads"] ?? heads,
            OwnHeadSize = (int?)config["head_dim"],
            Hidden = Size(config, "intermediate_size"),
            // Since 2025 both are members of one, rope_parameters.
            RopeBase = (float?)(config["rope_theta"] ?? config["rope_parameters"]?["rope_theta"]) ?? 10_000,
            RopeScaling = Scaling(config["rope_scaling"] ?? config["rope_parameters"]),
            NormEpsilon = (float?)config["rms_norm_eps"] ?? 1e-6f,
            TiedHead = (bool?)config["tie_word_embeddings"] ?? false,
        };
        shape.Check();
        return shape;
    }

    private static RopeScaling? Scaling(JsonNode? node)
    {
        if (node is null) return null;
        var kind = (string?)(node["rope_type"] ?? node["type"]);
        if (kind == "default") return null;
        if (kind != "llama3") throw new FormatException($"rope_scaling is of type {kind ?? "missing"}; only llama3 is run here");
        return new(Factor("factor"), Factor("low_freq_factor"), Factor("high_freq_factor"), Factor("original_max_position_embeddings"));

        double Factor(string name) => (double?)node[name] is { } factor and > 0 && double.IsFinite(factor)
            ? factor
            : throw new FormatException($"rope_scaling.{name} is missing, or no positive number");
    }

    private static int Size(JsonObject config, string name) =>
        (int?)config[name] ?? throw new FormatException($"{name} is missing");
}
