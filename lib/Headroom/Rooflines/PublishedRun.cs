using Headroom.Hardware;

namespace Headroom.Rooflines;

/// <summary>Utilisation that a training run's authors reported, or that follows from what they reported.</summary>
/// <param name="Name">Model and machine.</param>
/// <param name="Utilisation">Share of the peak of <paramref name="Basis"/>, with its source.</param>
/// <param name="Basis">The dtype of the denominator.</param>
public sealed record PublishedRun(string Name, Figure Utilisation, Dtype Basis)
{
    /// <summary>Runs from 2020 on, highest first. DeepSeek-V3 stands twice on purpose: one run, two denominators.</summary>
    public static IReadOnlyList<PublishedRun> All { get; } =
    [
        Of("MPT-7B, 8 A100", 0.6423, Dtype.Bf16, "mosaicml/llm-foundry, benchmarking README", Confidence.Verified),
        Of("MPT-70B, 64 A100", 0.5333, Dtype.Bf16, "mosaicml/llm-foundry, benchmarking README", Confidence.Verified),
        Of("Megatron-LM 1T, 3,072 A100, recompute counted", 0.52, Dtype.Fp16, "arXiv 2104.04473", Confidence.Verified),
        Of("PaLM 540B, 6,144 TPU v4", 0.462, Dtype.Bf16, "arXiv 2204.02311", Confidence.Secondary),
        Of("MPT-70B, 512 H100", 0.4125, Dtype.Bf16, "mosaicml/llm-foundry, benchmarking README", Confidence.Verified),
        Of("DeepSeek-V3, 2,048 H800", 0.3894, Dtype.Bf16, "arXiv 2505.09343, table 4, causal", Confidence.Verified),
        Of("Llama-3 405B, 16,384 H100", 0.38, Dtype.Bf16, "arXiv 2407.21783, the lower end of 38 to 43 %", Confidence.Secondary),
        Of("GPT-3", 0.213, Dtype.Fp16, "arXiv 2204.02311", Confidence.Secondary),
        Of("Llama-4 Behemoth, 32,000 GPUs", 0.20, Dtype.Fp8, "390 TFLOP/s over an FP8 peak of 1,979", Confidence.Secondary),
        Of("DeepSeek-V3, 2,048 H800", 0.195, Dtype.Fp8, "385 TFLOP/s of arXiv 2505.09343 over an FP8 peak of 1,979", Confidence.Computed),
    ];

    private static PublishedRun Of(string name, double share, Dtype basis, string source, Confidence confidence) =>
        new(name, new Figure(share, "", source, confidence), basis);
}
