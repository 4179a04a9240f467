using Headroom.Grading;
using Headroom.Hardware;

namespace Graders;

public sealed partial class DecodeCostGrader
{
    private void Limits()
    {
        Fit("80 GB, Llama-3-8B, bfloat16, 8,192 tokens", 80, 8.03e9, 16, 131_072, 8192);
        Fit("80 GB, Llama-3-70B, bfloat16, 8,192 tokens", 80, 70.6e9, 16, 327_680, 8192);
        Fit("141 GB, Llama-3-70B, 4.5 bits, 2,048 tokens", 141, 70.6e9, 4.5, 327_680, 2048);
        Fit("drawn memory", Draw.Real(60, 300), Draw.Scale(1e9, 2e10), Draw.Of(4.25, 8.5, 16), Draw.Int(30_000, 300_000),
            Draw.Int(500, 9_000));
        // 8 GB of weights, 1 GB a sequence: every quotient is exact.
        var whole = Draw.Int(20, 200);
        Fit("sequences that fit exactly", whole, 4e9, 16, 500_000, 2000);
        Fit("a sliver less than fits exactly", whole - 1e-5, 4e9, 16, 500_000, 2000);
        Fit("a sliver more than fits exactly", whole + 1e-5, 4e9, 16, 500_000, 2000);
        Fit("weights that leave nothing", 8, 4e9, 16, 500_000, 2000);
        Fit("weights that leave less than a sequence", 8.9, 4e9, 16, 500_000, 2000);
        Fit("weights a sliver too large", 7.9, 4e9, 16, 500_000, 2000);
        ManySequences();
        Limit("an empty context", 16e9, 0, 3.35e12, 989.4e12);
        Limit("Llama-3-8B, 8,192 tokens", 20.355e9, 1.0737e9, 3.35e12, 989.4e12);
        Limit("more FLOPs per byte than the ridge point", 5e11, 1e9, 3.35e12, 989.4e12);
        var (bandwidth, ridge) = (Draw.Scale(5e10, 8e12), Draw.Real(100, 400));
        var perSequence = Draw.Scale(1e7, 1e10);
        Limit("drawn", perSequence * Draw.Real(3, 60), perSequence, bandwidth, bandwidth * ridge);
    }

    private void Fit(string name, double memoryGB, double parameters, double bits, double kv, int context) => Case(name, () =>
    {
        double weights = parameters * bits / 8, sequence = kv * context;
        Number("largest batch", DecodeCost.LargestBatch(memoryGB, parameters, bits, kv, context), Fitting(memoryGB * 1e9))
            .Within(Tolerance.Exact)
            .Trap(Fitting(memoryGB * (1 << 30)), "GiB for GB: memory is sold in units of 1e9 bytes")
            .Trap(Math.Floor(memoryGB * 1e9 / sequence), "the weights left out: they lie in the same memory")
            .Trap(Math.Floor((memoryGB * 1e9 - weights) / sequence), "a batch below 0: when the weights alone do not fit, nothing does")
            .Trap(Math.Truncate((memoryGB * 1e9 - weights) / sequence), "a batch below 0: when the weights alone do not fit, nothing does")
            .Trap(Math.Max(0, Math.Floor((memoryGB * 1e9 - 8 * weights) / sequence)), "bits for bytes: 8 bits are a byte")
            .Trap(Fitting(memoryGB * 1e9) + 1, "rounded up: a part of a sequence does not count")
            .Trap(Math.Ceiling((memoryGB * 1e9 - weights) / sequence) - 1, "one too few: what fits exactly fits")
            .Trap(Math.Floor(Math.Max(0, memoryGB * 1e9 - weights) / kv), "tokens where sequences are asked");

        double Fitting(double memory) => Math.Floor(Math.Max(0, memory - weights) / sequence);
    });

    // 133 million: a quotient takes no time, one sequence after another takes a while.
    private void ManySequences() => Case("sequences of 1,000 B", () =>
    {
        var seconds = ProcessorTime.Of(() => DecodeCost.LargestBatch(141, 4e9, 16, 500, 2), out var fit);
        Number("largest batch", fit, 133_000_000).Within(Tolerance.Exact);
        That(seconds < ProcessorTime.AtOnce, "at once", "sequences are counted one by one: divide");
    });

    private void Limit(string name, double flops, double bytes, double bandwidth, double peak) => Case(name, () =>
        Number("utilisation of an endless batch", DecodeCost.UtilisationLimit(flops, bytes, bandwidth, peak),
            Math.Min(1, flops / bytes * bandwidth / peak))
            .Trap(flops / bytes * bandwidth / peak, "more than 1: no chip computes more than its peak")
            .Trap(flops / bytes, "an intensity: divide it by the ridge point")
            .Trap(1, "1 is right only above the ridge point: the cache grows with the batch as well")
            .Trap(bytes == 0 ? 0 : double.NaN, "0 without a cache: nothing waits for memory then, and the limit is 1")
            .Trap(0, "0: both the FLOPs and the bytes grow with the batch, so their ratio does not vanish"));

    // Figures worked out by hand on H100 sheets; the tolerance is half a unit of the last digit that is written down.
    private void WorkedNumbers()
    {
        Decode("Llama-3-8B on an H100, batch 1, empty context", s_llama8B, 1, 0, cards: 1, milliseconds: 4.79, tokens: 209, percent: 0.34,
            digits: 0.005);
        Decode("Llama-3-8B on an H100, batch 32, 8,192 tokens", s_llama8B, 32, 8192, cards: 1, milliseconds: 15.05, tokens: 2126,
            percent: 4.4, digits: 0.05);
        Decode("Llama-3-70B on four H100s, batch 1, empty context", s_llama70B, 1, 0, cards: 4, milliseconds: 10.54, tokens: 95,
            percent: 0.34, digits: 0.025);
        Decode("Llama-3-70B on four H100s, batch 32, 2,048 tokens", s_llama70B, 32, 2048, cards: 4, milliseconds: 12.14, tokens: 2636,
            percent: 9.8, digits: 0.05);
        WhatItMeans();
    }

    private void Decode(
        string name, Model model, int batch, int context, int cards, double milliseconds, double tokens, double percent, double digits) =>
        Case(name, () =>
    {
        var step = Run(model, batch, context, cards);
        Number("milliseconds of a step", 1e3 * step.Seconds, milliseconds).Within(Tolerance.Absolute(0.005));
        Number("tokens per second", step.Tokens, tokens).Within(Tolerance.Absolute(0.5));
        Number("percent of peak", 100 * step.Utilisation, percent).Within(Tolerance.Absolute(digits));
    }, "bfloat16");

    private void WhatItMeans() => Case("what holds Llama-3-8B down at 8,192 tokens", () =>
    {
        var (alone, full) = (Run(s_llama8B, 1, 0, cards: 1), Run(s_llama8B, 32, 8192, cards: 1));
        var flops = DecodeCost.StepFlops(s_llama8B.Parameters, s_llama8B.Layers, s_llama8B.Heads, s_llama8B.HeadDim, 1, 8192);
        var limit = DecodeCost.UtilisationLimit(
            flops, s_llama8B.Kv * 8192, Devices.H100Sxm.Bandwidth, Devices.H100Sxm.Peak(Dtype.Bf16).FlopsPerSecond);
        var fits = DecodeCost.LargestBatch(Devices.H100Sxm.MemoryBytes / 1e9, s_llama8B.Parameters, 16, s_llama8B.Kv, 8192);
        Number("percent of peak, endless batch", 100 * limit, 6.4).Within(Tolerance.Absolute(0.05));
        Number("sequences that fit into 80 GB", fits, 59).Within(Tolerance.Exact);
        Meaning($"{alone.Tokens:#,0} tokens/s at batch 1 is {100 * alone.Utilisation:0.00} % of an H100. Batch 32 at 8,192 "
            + $"tokens: {full.Tokens:#,0} tokens/s, {100 * full.Utilisation:0.0} %.");
        Meaning($"Its memory holds {fits} such sequences, and no batch passes {100 * limit:0.0} %: weights are shared, caches are not. "
            + "That is why decoding stays near 5 % at this context.");
    });

    private static Step Run(Model model, int batch, int context, int cards)
    {
        var (bandwidth, peak) = (cards * Devices.H100Sxm.Bandwidth, cards * Devices.H100Sxm.Peak(Dtype.Bf16).FlopsPerSecond);
        var kv = DecodeCost.KvBytesPerToken(model.Layers, model.Heads, model.KvHeads, model.HeadDim, Bf16);
        var flops = DecodeCost.StepFlops(model.Parameters, model.Layers, model.Heads, model.HeadDim, batch, context);
        var seconds = DecodeCost.StepSeconds(DecodeCost.StepBytes(model.Parameters, 16, kv, batch, context), flops, bandwidth, peak);
        return new(seconds, DecodeCost.TokensPerSecond(batch, seconds), DecodeCost.Utilisation(flops, seconds, peak));
    }

    private static readonly Model s_llama8B = new(8.03e9, 32, 32, 8, 128, 131_072);
    private static readonly Model s_llama70B = new(70.6e9, 80, 64, 8, 128, 327_680);

    private sealed record Model(double Parameters, int Layers, int Heads, int KvHeads, int HeadDim, double Kv);

    private readonly record struct Step(double Seconds, double Tokens, double Utilisation);
}
