using System.Diagnostics.CodeAnalysis;
using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Mixers;

/// <summary>What published models keep of a text: attention throughout, latents, windows, and states beside some attention.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "Llama3_8B: without the underscore version and size run together.")]
public static class MixerMemories
{
    /// <summary>32 layers of attention with 8 KV heads: 131,072 B a token.</summary>
    public static MixerMemory Llama3_8B { get; } = new()
    {
        Name = "Llama-3-8B", AttentionLayers = 32, Kv = new HeadsKv(8, 128), Confidence = Confidence.Verified,
        Source = "Llama 3 model configuration",
    };

    /// <summary>61 layers of latents: 70,272 B a token.</summary>
    public static MixerMemory DeepSeekV3 { get; } = new()
    {
        Name = "DeepSeek-V3", AttentionLayers = 61, Kv = new LatentKv(Latent: 512, Rope: 64), Confidence = Confidence.Verified,
        Source = "deepseek-ai/DeepSeek-V3, config_671B.json",
    };

    /// <summary>62 layers of attention with 8 KV heads: 253,952 B a token.</summary>
    public static MixerMemory MiniMaxM2 { get; } = new()
    {
        Name = "MiniMax-M2", AttentionLayers = 62, Kv = new HeadsKv(8, 128), Confidence = Confidence.Secondary,
        Source = "MiniMax-M2 model configuration, in copies: attention in all 62 layers",
    };

    /// <summary>18 layers of attention and 18 with a window of 128, 8 KV heads of 64.</summary>
    public static MixerMemory GptOss120B { get; } = new()
    {
        Name = "gpt-oss-120b", AttentionLayers = 18, WindowLayers = 18, Window = 128, Kv = new HeadsKv(8, 64),
        Confidence = Confidence.Verified, Source = "openai/gpt-oss, torch/model.py",
    };

    /// <summary>70 layers of lightning attention with 64 heads of 128 x 128, 10 of attention: one behind every seven.</summary>
    public static MixerMemory MiniMaxText01 { get; } = new()
    {
        Name = "MiniMax-Text-01", AttentionLayers = 10, Kv = new HeadsKv(8, 128), StateLayers = 70, StateElements = 64L * 128 * 128,
        Confidence = Confidence.Secondary,
        Source = "MiniMax-AI/MiniMax-01, model card: layers and heads; groups of 8 heads as others read arXiv 2501.08313",
    };

    /// <summary>24 Mamba-2 layers with 128 heads of 64 x 128, 4 of attention; the other 24 keep nothing.</summary>
    public static MixerMemory NemotronH8B { get; } = new()
    {
        Name = "Nemotron-H-8B", AttentionLayers = 4, Kv = new HeadsKv(8, 128), StateLayers = 24, StateElements = 128L * 64 * 128,
        Confidence = Confidence.Secondary, Source = "Nemotron-H-8B model configuration, in copies: pattern, heads and state size",
    };

    /// <summary>36 layers of gated delta rule with 32 value heads of 128 x 128, 12 of attention with 2 KV heads of 256.</summary>
    public static MixerMemory Qwen3Next { get; } = new()
    {
        Name = "Qwen3-Next", AttentionLayers = 12, Kv = new HeadsKv(2, 256), StateLayers = 36, StateElements = 32L * 128 * 128,
        Confidence = Confidence.Verified, Source = "documentation of SGLang and MAX: every 4th layer is attention, the state is in FP32",
    };

    /// <summary>20 layers of Kimi Delta Attention with 32 heads of 128 x 128, 7 of latents.</summary>
    public static MixerMemory KimiLinear { get; } = new()
    {
        Name = "Kimi Linear", AttentionLayers = 7, Kv = new LatentKv(Latent: 512, Rope: 64), StateLayers = 20,
        StateElements = 32L * 128 * 128, Confidence = Confidence.Secondary,
        Source = "Kimi-Linear-48B-A3B model configuration, in copies: layers, heads and latent",
    };

    /// <summary>Attention first, then those with states.</summary>
    public static IReadOnlyList<MixerMemory> All { get; } =
        [Llama3_8B, MiniMaxM2, DeepSeekV3, GptOss120B, MiniMaxText01, NemotronH8B, Qwen3Next, KimiLinear];
}
