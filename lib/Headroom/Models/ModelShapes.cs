using System.Diagnostics.CodeAnalysis;
using Headroom.Hardware;

namespace Headroom.Models;

/// <summary>Shapes of the models that the course computes with.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "Llama3_70B: without the underscore version and size run together.")]
public static class ModelShapes
{
    private const string Llama2 = "Llama 2 model configuration";
    private const string Llama3 = "Llama 3 model configuration";
    private const string Insights = "arXiv 2505.09343, table 1";

    /// <summary>32 layers, MHA: 524,288 B of BF16 cache per token.</summary>
    public static ModelShape Llama2_7B { get; } =
        Dense("Llama-2-7B", 6.74e9, Confidence.Computed, Llama2, layers: 32, heads: 32, kvHeads: 32, feedForward: 11008);

    /// <summary>40 layers, MHA: 819,200 B of BF16 cache per token.</summary>
    public static ModelShape Llama2_13B { get; } =
        Dense("Llama-2-13B", 13.02e9, Confidence.Computed, Llama2, layers: 40, heads: 40, kvHeads: 40, feedForward: 13824);

    /// <summary>32 layers, 8 KV heads: 131,072 B of BF16 cache per token.</summary>
    public static ModelShape Llama3_8B { get; } =
        Dense("Llama-3-8B", 8.03e9, Confidence.Computed, Llama3, layers: 32, heads: 32, kvHeads: 8, feedForward: 14336);

    /// <summary>80 layers, 8 KV heads: 327,680 B of BF16 cache per token.</summary>
    public static ModelShape Llama3_70B { get; } =
        Dense("Llama-3-70B", 70.6e9, Confidence.Computed, Llama3, layers: 80, heads: 64, kvHeads: 8, feedForward: 28672);

    /// <summary>80 layers, 8 KV heads: 327,680 B of BF16 cache per token.</summary>
    public static ModelShape Qwen25_72B { get; } =
        Dense("Qwen2.5-72B", 72.7e9, Confidence.Computed, Insights, layers: 80, heads: 64, kvHeads: 8, feedForward: 29568);

    /// <summary>126 layers, 8 KV heads: 516,096 B of BF16 cache per token.</summary>
    public static ModelShape Llama31_405B { get; } =
        Dense("Llama-3.1-405B", 405e9, Confidence.Secondary, Insights, layers: 126, heads: 128, kvHeads: 8, feedForward: 53248);

    /// <summary>671 B parameters, 37 B active, MLA: 70,272 B of BF16 cache per token.</summary>
    public static ModelShape DeepSeekV3 { get; } = new()
    {
        Name = "DeepSeek-V3",
        Parameters = new(671e9, "", "arXiv 2412.19437", Confidence.Verified),
        ActiveParameters = new(37e9, "", "arXiv 2412.19437", Confidence.Verified),
        Layers = 61,
        Heads = 128,
        HeadDim = 128 + 64, // without and with rotary position
        ValueHeadDim = 128,
        Kv = new LatentKv(Latent: 512, Rope: 64),
        Source = "deepseek-ai/DeepSeek-V3, config_671B.json",
    };

    /// <summary>80 layers, MHA; the model that QLoRA fits on one GPU, with 65 B parameters as its paper counts them.</summary>
    public static ModelShape Llama1_65B { get; } =
        Dense("LLaMA-65B", 65e9, Confidence.Computed, "LLaMA model configuration", layers: 80, heads: 64, kvHeads: 64, feedForward: 22016);

    /// <summary>The shapes whose caches and steps are compared, small to large.</summary>
    public static IReadOnlyList<ModelShape> All { get; } =
        [Llama2_7B, Llama3_8B, Llama2_13B, Llama3_70B, Qwen25_72B, Llama31_405B, DeepSeekV3];

    private static ModelShape Dense(
        string name, double parameters, Confidence confidence, string source, int layers, int heads, int kvHeads, int feedForward)
    {
        const int HeadDim = 128;
        var figure = new Figure(parameters, "", source, confidence);
        return new ModelShape
        {
            Name = name,
            Parameters = figure,
            ActiveParameters = figure,
            Layers = layers,
            Heads = heads,
            HeadDim = HeadDim,
            FeedForward = feedForward,
            Kv = new HeadsKv(kvHeads, HeadDim),
            Source = source,
        };
    }
}
