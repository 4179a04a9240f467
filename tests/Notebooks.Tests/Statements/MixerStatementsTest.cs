using Headroom.Hardware;
using Headroom.Mixers;
using Headroom.Models;
using Headroom.Rooflines;

namespace Headroom.Notebooks.Tests.Statements;

/// <summary>Sentences and tables of notebook 08, from states to latents, whose numbers are typed: each is computed here.</summary>
public sealed class MixerStatementsTest
{
    private const int H100Threads = 132 * 2048;

    [Fact]
    public void A_cache_grows_and_states_do_not()
    {
        var (llama, qwen) = (MixerMemories.Llama3_8B, MixerMemories.Qwen3Next);
        Says("state-why", $"leaves {llama.CacheBytesPerToken:#,0} B behind");
        Says("state-why", $"that is {llama.Bytes(131_072) / 1e9:0.0} GB for one text");
        Says("state-why", $"That is {qwen.StateBytes / 1e6:0} MB for a text");
        Says("state-why", $"leave {qwen.CacheBytesPerToken:#,0} B a token");
        Says("state-hand", $"divided it, by {llama.CacheBytesPerToken / qwen.CacheBytesPerToken:0} for Qwen3-Next");
    }

    [Fact]
    public void Three_tokens_of_a_scan_by_hand()
    {
        var (h, rows) = (0.0, new (double U, double Dt)[] { (1, 0.5), (2, 0.5), (0, 1) });
        foreach (var (u, dt) in rows)
        {
            h = Math.Exp(-dt) * h + dt * u;
            Says("state-hand", $"| {Math.Exp(-dt):0.000000} |");
            Says("state-hand", $"{h:0.######}$ |");
        }
        Says("state-hand", $"{1 - Math.Exp(-0.5):0.000} for");
        Says("state-hand", $"= {Math.Exp(-0.5) * Math.Exp(-0.5):0.00} h + {Math.Exp(-0.5) * 0.5 + 1:0.00}$");
        Says("state-hand", $"1,024 tokens take {Math.Log2(1024):0} rounds in place of {1024 - 1:#,0} steps");
    }

    [Fact]
    public void A_scan_waits_for_memory_and_pieces_shorten_its_chain()
    {
        Says("scan-why", $"which holds {H100Threads / 10_000 * 10_000:#,0} threads");
        Says("scan-why", $"on a chip that wants {new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge:0} in FP32");
        Says("scan-why", $"{16 + 4 + 16} steps in a row in place of {4 * 16}");
        Says("scan-why", $"it would be {64 + 4 + 64} in place of {4 * 64}");
        Says("scan-why", $"would be {2 * 4 * 16} B more");
    }

    [Fact]
    public void Chunks_of_linear_attention_by_hand()
    {
        const int D = 64, Chunk = 64;
        Says("linear-why", $"{(10 + 10 + 3) * 8 + 10 * 16} FLOPs, where all pairs would take {10 * 11 / 2 * 8}");
        Says("linear-after", $"{2 * D * (Chunk + 1) + 4 * D * D:#,0}".Replace(",", "{,}", StringComparison.Ordinal));
        Says("linear-after", $"$n = C + 2 d = {Chunk + 2 * D}$");
        Says("linear-gpu", $"{2 * 128 * 128 * 4:#,0} B for a chunk");
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Bf16).Ridge;
        Says("linear-gpu", $"has {ridge:0} FLOPs of BF16 for each byte");
        // 2 d (n + 1) FLOPs a token over 8 d bytes.
        Says("linear-gpu", $"up to {10 * Math.Floor((4 * ridge - 1) / 10):#,0} tokens");
    }

    [Fact]
    public void A_state_that_adds_is_as_noisy_as_is_said()
    {
        string Noise(int pairs) => $"{Math.Sqrt((pairs - 1) / 64.0):0.00}";
        Says("delta-why", $"For 16 keys in 64 dimensions that is {Noise(16)}, and for 64 keys {Noise(64)}");
        Says("delta-why", $"an error of about {Noise(48)} of a value");
        Says("delta-why", $"= ({0.5 * 2 + 0.2 * 0.6:0.00}, {0.2 * 0.8:0.00})$");
        Says("delta-why", $"| $q = (1, 1)$ reads | {1.12 + 0.16:0.00} |");
    }

    [Fact]
    public void Latents_trade_arithmetic_for_bytes()
    {
        var v3 = ModelShapes.DeepSeekV3;
        double plain = v3.MhaKvBytesPerToken(Dtype.Bf16) / v3.Layers, latent = v3.KvBytesPerToken(Dtype.Bf16) / v3.Layers;
        var absorbed = v3.AttentionFlopsPerToken(1) / v3.Layers;
        var expanding = plain + 2.0 * 128 * 512 * 256;
        Says("latent-why", $"| plain cache, 128 keys and values | {plain:#,0} |");
        Says("latent-why", $"| latents, keys and values made | {latent:#,0} | {expanding:#,0} | {expanding / latent:#,0} |");
        Assert.Equal(278_528, absorbed);
        Says("latent-why", $"(576 + 512) = 278{{,}}528$ | {absorbed / latent:0.0} |");
        Says("latent-after", $"{absorbed / plain:0.0} times the FLOPs of a plain cache, on {plain / latent:0} times fewer bytes");
        Says("latent-after", $"costs {2 * (192 + 128)} FLOPs a head with keys and values made, {2 * (576 + 512):#,0} absorbed");
    }

    private static void Says(string cell, string sentence) =>
        Assert.Contains(sentence, Cells.Text("08-after.ipynb", cell), StringComparison.Ordinal);
}
