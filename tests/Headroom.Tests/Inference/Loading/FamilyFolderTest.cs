using System.Text.Json.Nodes;
using Headroom.Inference.Loading;
using Headroom.Safetensors;
using Headroom.Testing;

namespace Headroom.Tests.Inference.Loading;

/// <summary>What is told apart before anything is run; tests/Anchors.Tests compares scores with llama.cpp's.</summary>
public sealed class FamilyFolderTest
{
    private const string Config = """
        {
          "model_type": "llama", "hidden_act": "silu", "vocab_size": 8, "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2,
          "intermediate_size": 16, "max_position_embeddings": 32, "rms_norm_eps": 1e-5, "tie_word_embeddings": true
        }
        """;

    [Theory]
    [InlineData("model_type", "\"mixtral\"", "model_type is mixtral; llama, qwen2, qwen3 are run here")]
    [InlineData("hidden_act", "\"gelu\"", "hidden_act is gelu")]
    [InlineData("use_sliding_window", "true", "use_sliding_window is set")]
    [InlineData("attention_bias", "true", "attention_bias is set")]
    [InlineData("quantization_config", "{}", "quantization_config is set")]
    [InlineData("rope_scaling", "{ \"rope_type\": \"yarn\" }", "rope_scaling is of type yarn")]
    [InlineData("rope_scaling", "{ \"rope_type\": \"llama3\", \"factor\": -1 }", "rope_scaling.factor is missing, or no positive number")]
    [InlineData("rope_parameters", "{ \"rope_type\": \"yarn\" }", "rope_scaling is of type yarn")]
    [InlineData("vocab_size", "null", "vocab_size is missing")]
    [InlineData("hidden_size", "\"wide\"", "config.json")]
    [InlineData("num_key_value_heads", "3", "not a multiple")]
    [InlineData("num_attention_heads", "0", "Heads is 0")]
    public void A_model_of_another_kind_is_told_by_what_makes_it_so(string member, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var config = JsonNode.Parse(Config)!.AsObject();
        config[member] = JsonNode.Parse(value);
        folder.Write("config.json", config.ToJsonString());
        var told = Assert.Throws<InvalidDataException>(() => FamilyFolder.Read(folder.Path)).Message;
        Assert.StartsWith(Path.Combine(folder.Path, "config.json"), told);
        Assert.Contains(message, told);
    }

    [Theory]
    [InlineData("rope_theta", "5e5", 5e5f, false)]
    [InlineData("rope_parameters", """{ "rope_type": "default", "rope_theta": 5e5 }""", 5e5f, false)]
    [InlineData("rope_parameters", """
        {
          "rope_type": "llama3", "rope_theta": 5e5, "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4,
          "original_max_position_embeddings": 64
        }
        """, 5e5f, true)]
    public void Positions_are_read_where_old_and_new_files_have_them(string member, string value, float ropeBase, bool scaled)
    {
        using var folder = new TemporaryFolder();
        var config = JsonNode.Parse(Config)!.AsObject();
        config[member] = JsonNode.Parse(value);
        folder.Write("config.json", config.ToJsonString());
        var shape = ConfigFile.Read(Path.Combine(folder.Path, "config.json"));
        Assert.Equal((ropeBase, scaled), (shape.RopeBase, shape.RopeScaling is not null));
    }

    [Theory]
    [InlineData("{", "config.json")]
    [InlineData("[]", "not a JSON object")]
    public void A_damaged_configuration_is_told(string text, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", text);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => FamilyFolder.Read(folder.Path)).Message);
    }

    [Fact]
    public void Weights_that_are_missing_or_of_other_sizes_are_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Config);
        Assert.Contains("neither model.safetensors nor",
            Assert.Throws<FileNotFoundException>(() => FamilyFolder.Read(folder.Path)).Message);
        Write(folder, "model.safetensors", "model.embed_tokens.weight", 8, 17);
        Assert.Contains("must be [8, 16] by config.json",
            Assert.Throws<SafetensorsException>(() => FamilyFolder.Read(folder.Path)).Message);
        Write(folder, "model.safetensors", "model.embed_tokens.weight", 8, 16);
        Assert.Contains("no tensor \"model.layers.0.", Assert.Throws<SafetensorsException>(() => FamilyFolder.Read(folder.Path)).Message);
    }

    [Theory]
    [InlineData("{}", "weight_map is missing")]
    [InlineData("{ \"weight_map\": { \"a\": \"../b.safetensors\" } }", "which is no name of a file")]
    [InlineData("{ \"weight_map\": { \"a\": \"gone.safetensors\" } }", "gone.safetensors")]
    [InlineData("{ \"weight_map\": { \"a\": \"one.safetensors\" } }", "\"a\" is not in one.safetensors")]
    [InlineData("{ \"weight_map\": { \"a\": 5 } }", "index.json")]
    public void A_wrong_index_is_told(string index, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Config);
        folder.Write("model.safetensors.index.json", index);
        Write(folder, "one.safetensors", "b", 1);
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => FamilyFolder.Read(folder.Path)).Message);
    }

    private static void Write(TemporaryFolder folder, string file, string tensor, params long[] sizes) => SafetensorsWriter.Write(
        Path.Combine(folder.Path, file),
        [new(tensor, ElementType.F32, sizes, stream =>
            stream.Write(new byte[4 * sizes.Aggregate(1L, (product, size) => product * size)]))]);
}
