using Headroom.Grading;

namespace Graders;

/// <summary>
/// One function after another, each on given inputs, so that a mistake in one does not spread; then all of them in a row.
/// </summary>
public sealed partial class DecodeCostGrader : Grader
{
    private const double Bf16 = 2;
    private const string Cut = "`size` cut to a whole number: a 4-bit element takes 0.5 B";
    private const string Wraps = "a product of integers passed 2^31 and wrapped: let the first factor be a double, as in 4.0 * layers";

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Decoding", "Headroom.Models", "Headroom.Rooflines"];

    protected override void Require()
    {
        KvTable();
        MlaTable();
        Steps();
        Rates();
        Limits();
        WorkedNumbers();
    }

    private void KvTable()
    {
        Kv("Llama-2-7B, bfloat16", 32, 32, 32, 128, Bf16, 524_288);
        Kv("Llama-2-13B, bfloat16", 40, 40, 40, 128, Bf16, 819_200);
        Kv("Llama-3-8B, bfloat16", 32, 32, 8, 128, Bf16, 131_072);
        Kv("Llama-3-70B, bfloat16", 80, 64, 8, 128, Bf16, 327_680);
        Kv("Llama-3.1-405B, bfloat16", 126, 128, 8, 128, Bf16, 516_096);
        Kv("Falcon-7B, all queries on one head, bfloat16", 32, 71, 1, 64, Bf16, 8192);
        Kv("Llama-3-8B, 4-bit cache", 32, 32, 8, 128, 0.5, 32_768);
        var (layers, kvHeads, group, headDim, size) =
            (Draw.Int(20, 90), Draw.Int(2, 16), Draw.Int(2, 9), Draw.Of(64, 80, 96, 192), Draw.Of(0.5, 1, 4));
        Kv($"{layers} layers, {group * kvHeads} heads in {kvHeads} groups of {headDim}, {size} B", layers, group * kvHeads, kvHeads,
            headDim, size, 2 * layers * kvHeads * headDim * size);
    }

    private void Kv(string name, int layers, int heads, int kvHeads, int headDim, double size, double expected) => Case(name, () =>
        Number("KV bytes per token", DecodeCost.KvBytesPerToken(layers, heads, kvHeads, headDim, size), expected)
            .Trap(expected * heads / kvHeads, "grouped queries ignored: the cache holds kvHeads heads, not heads")
            .Trap(expected / 2, "one tensor where there are two: keys and values are both kept")
            .Trap(expected * heads / kvHeads / 2, "grouped queries ignored, and only one of keys and values counted")
            .Trap(expected / layers, "one layer's cache: every layer keeps its own")
            .Trap(Math.Floor(size) * expected / size, Cut)
            .Trap(expected * 8, "bits for bytes")
            .Trap(expected / size, "elements where bytes are asked"));

    private void MlaTable()
    {
        Mla("DeepSeek-V3 (MLA), bfloat16", 61, 128, 512, 64, Bf16, 70_272);
        Mla("DeepSeek-V3 (MLA), 4-bit cache", 61, 128, 512, 64, 0.5, 17_568);
        var (layers, heads, latent, rope, size) =
            (Draw.Int(20, 90), Draw.Int(20, 130), Draw.Int(200, 700), Draw.Int(30, 90), Draw.Of(1, 4));
        Mla($"{layers} layers, {heads} heads, latent {latent}, rope {rope}, {size} B", layers, heads, latent, rope, size,
            (double)layers * (latent + rope) * size);
    }

    private void Mla(string name, int layers, int heads, int latent, int rope, double size, double expected) => Case(name, () =>
        Number("MLA bytes per token", DecodeCost.MlaBytesPerToken(layers, heads, latent, rope, size), expected)
            .Trap(2 * expected, "MLA counted twice: one latent stands for the keys and the values")
            .Trap(layers * (2.0 * latent + rope) * size, "MLA counted twice: one latent stands for the keys and the values")
            .Trap(heads * expected, "a latent for each head: all heads share one")
            .Trap((double)layers * latent * size, "the rope part left out: it is kept beside the latent")
            .Trap(expected / layers, "one layer's cache: every layer keeps its own")
            .Trap(Math.Floor(size) * expected / size, Cut)
            .Trap(8 * expected, "bits for bytes"));
}
