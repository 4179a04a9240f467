namespace Graders;

public sealed partial class DecodeCostGrader
{
    private void Steps()
    {
        Bytes("Llama-3-8B, bfloat16, batch 1, 8,192 tokens", 8.03e9, 16, 131_072, 1, 8192);
        Bytes("Llama-3-8B, bfloat16, batch 32, 8,192 tokens", 8.03e9, 16, 131_072, 32, 8192);
        // 64 sequences of 131,072 tokens: the product of batch, context and bytes passes 2^31 and 2^53 / 100.
        Bytes("Llama-3.1-405B, 4.5 bits, batch 64, 131,072 tokens", 405e9, 4.5, 516_096, 64, 131_072);
        Bytes("drawn weights and cache", Draw.Scale(1e9, 1e11), Draw.Of(3.4375, 4.25, 8.5), Draw.Int(10_000, 900_000), Draw.Int(3, 90),
            Draw.Int(300, 60_000));
        // Batch times context alone passes 2^32.
        var (batch, context) = (Draw.Int(3000, 5000), Draw.Int(1_500_000, 2_000_000));
        Bytes("a drawn batch, a context of millions", Draw.Scale(1e9, 1e11), 8.5, Draw.Int(10_000, 900_000), batch, context);
        Bytes("batch 1, empty context", 8.03e9, 16, 131_072, 1, 0);
        Flops("a drawn batch, a context of millions", Draw.Scale(1e9, 1e11), Draw.Int(110, 130), Draw.Int(110, 130), 128, batch, context);
        Flops("more sequences and tokens than any memory holds", 1e9, 126, 128, 128, 2_000_000_000, 2_000_000_000);
        Flops("batch 3, empty context", 8.03e9, 32, 32, 128, 3, 0);
        Flops("Llama-3-8B, batch 32, 8,000 tokens", 8.03e9, 32, 32, 128, 32, 8000);
        Flops("Llama-3.1-405B, batch 64, 131,072 tokens", 405e9, 126, 128, 128, 64, 131_072);
        Flops("drawn shape", Draw.Scale(1e9, 1e11), Draw.Int(20, 90), Draw.Int(20, 130), Draw.Of(64, 96, 192), Draw.Int(3, 90),
            Draw.Int(300, 60_000));
    }

    private void Bytes(string name, double parameters, double bits, double kv, int batch, int context) => Case(name, () =>
    {
        var (weights, cache) = (parameters * bits / 8, kv * context);
        Number("bytes of a step", DecodeCost.StepBytes(parameters, bits, kv, batch, context), weights + batch * cache)
            .Trap(weights + cache, "the cache of one sequence: each sequence of the batch reads its own")
            .Trap(batch * (weights + cache), "weights read once per sequence: the whole batch shares one reading")
            .Trap(batch * weights + cache, "weights and cache exchanged: the batch shares the weights, not the cache")
            .Trap(weights + batch * kv, "the cache of one token: a step reads the keys and values of the whole context")
            .Trap(weights, "the cache left out")
            .Trap(8 * weights + batch * cache, "bits for bytes: 8 bits are a byte")
            .Trap(weights + unchecked(batch * context) * kv, "batch * context passed 2^31 and wrapped: let one of them be a double");
    });

    private void Flops(string name, double parameters, int layers, int heads, int headDim, int batch, int context) => Case(name, () =>
    {
        var (linear, attention) = (2 * parameters, 4.0 * layers * heads * headDim * context);
        Number("FLOPs of a step", DecodeCost.StepFlops(parameters, layers, heads, headDim, batch, context), batch * (linear + attention))
            .Trap(linear + attention, "one token: a step makes one for each sequence of the batch")
            .Trap(batch * linear, "attention left out: it grows with the context")
            .Trap(batch * linear + attention, "attention of one sequence: each one has its own")
            .Trap(batch * (linear / 2 + attention), "a multiply-add counted as one operation")
            .Trap(batch * (linear + attention / 2), "one product of attention: scores, and scores times values, make two")
            .Trap(batch * (linear + unchecked(4 * layers * heads * headDim * context)), Wraps)
            .Trap(batch * (linear + 4.0 * unchecked(layers * heads * headDim * context)), Wraps)
            .Trap(batch * (linear + 4.0 * layers * unchecked(heads * headDim * context)), Wraps)
            .Trap(batch * (linear + 4.0 * layers * heads * unchecked(headDim * context)), Wraps)
            .Trap(batch * linear + 4.0 * layers * heads * headDim * unchecked(batch * context), Wraps)
            .Trap(batch * linear + unchecked(4L * layers * heads * headDim * context * batch),
                "a product of longs passed 9.2e18 and wrapped: let the first factor be a double, as in 4.0 * layers");
    });

    private void Rates()
    {
        Pace("bound by memory", 50.4e9, 0.6e12, 3.35e12, 989.4e12, 32);
        Pace("bound by compute", 16.1e9, 8.3e12, 3.35e12, 989.4e12, 512);
        var (bandwidth, ridge) = (Draw.Scale(5e10, 8e12), Draw.Real(20, 400));
        var bytes = Draw.Scale(1e8, 1e11);
        Pace("drawn, below the ridge", bytes, bytes * ridge * Draw.Real(0.02, 0.9), bandwidth, bandwidth * ridge, Draw.Int(2, 300));
        Pace("drawn, above the ridge", bytes, bytes * ridge * Draw.Real(1.1, 9), bandwidth, bandwidth * ridge, Draw.Int(2, 300));
        Case("a step in half of the time that its FLOPs take", () =>
            Number("utilisation", DecodeCost.Utilisation(2e15, 1, 1e15), 2)
                .Trap(1, "clamped to 1: a share above 1 says that the count or the time is wrong, and has to show"));
    }

    private void Pace(string name, double bytes, double flops, double bandwidth, double peak, int batch) => Case(name, () =>
    {
        var (reading, computing) = (bytes / bandwidth, flops / peak);
        var seconds = Math.Max(reading, computing);
        Number("seconds of a step", DecodeCost.StepSeconds(bytes, flops, bandwidth, peak), seconds)
            .Trap(reading + computing, "a sum: reading and computing overlap, so the slower one alone counts")
            .Trap(Math.Min(reading, computing), "only one of the two, or the shorter one: the longer one sets the pace");
        Number("tokens per second", DecodeCost.TokensPerSecond(batch, seconds), batch / seconds)
            .Trap(1 / seconds, "tokens per second of one sequence: a step makes one for each of the batch")
            .Trap(seconds / batch, "seconds per token: the inverse is asked");
        Number("utilisation", DecodeCost.Utilisation(flops, seconds, peak), flops / seconds / peak)
            .Trap(100 * flops / seconds / peak, "a percentage where a fraction is asked")
            .Trap(peak * seconds / flops, "the inverse: what was computed over what could have been")
            .Trap(flops / peak, "the time left out: FLOPs over peak are seconds");
    });
}
