using Headroom.Hardware;
using Headroom.Mixers;
using Headroom.Models;

namespace Headroom.Tests.Mixers;

public sealed class MixerMemoriesTest
{
    // Bytes of a further token, bytes of the states, tokens from which on the rows are more.
    [Theory]
    [InlineData("Llama-3-8B", 131_072, 0, 0)]
    [InlineData("MiniMax-M2", 253_952, 0, 0)]
    [InlineData("DeepSeek-V3", 70_272, 0, 0)]
    [InlineData("gpt-oss-120b", 36_864, 0, 0)]
    [InlineData("MiniMax-Text-01", 40_960, 293_601_280, 7_168)]
    [InlineData("Nemotron-H-8B", 16_384, 100_663_296, 6_144)]
    [InlineData("Qwen3-Next", 24_576, 75_497_472, 3_072)]
    [InlineData("Kimi Linear", 8_064, 41_943_040, 5_201.27)]
    public void Rows_and_states_are_as_large_as_the_sizes_make_them(string name, double perToken, double states, double breakEven)
    {
        var model = MixerMemories.All.Single(each => each.Name == name);
        Assert.Equal(perToken, model.CacheBytesPerToken);
        Assert.Equal(states, model.StateBytes);
        Assert.Equal(breakEven, model.BreakEven, 0.005);
        Assert.Equal(states + perToken * 1e6 + (model.WindowLayers > 0 ? 36_864 * 128 : 0), model.Bytes(1e6));
    }

    [Fact]
    public void A_window_is_full_at_its_length() =>
        Assert.Equal(4.504395, MixerMemories.GptOss120B.CacheBytes(131_072) / Units.Gibi, 5e-7);

    [Fact]
    public void Kimi_Linear_keeps_74_percent_less_of_a_token_than_latents_in_all_layers()
    {
        var latents = MixerMemories.KimiLinear with { AttentionLayers = 27, StateLayers = 0 };
        Assert.Equal(31_104, latents.CacheBytesPerToken);
        Assert.Equal(0.740741, 1 - MixerMemories.KimiLinear.CacheBytesPerToken / latents.CacheBytesPerToken, 5e-7);
    }

    [Fact]
    public void A_hybrid_keeps_less_than_attention_from_a_few_hundred_tokens_on()
    {
        var (qwen, llama) = (MixerMemories.Qwen3Next, MixerMemories.Llama3_8B);
        var tokens = qwen.LessThan(llama);
        Assert.Equal(708.92, tokens, 0.005);
        Assert.Equal(llama.Bytes(tokens), qwen.Bytes(tokens), 1e-3);
        Assert.Equal(double.PositiveInfinity, llama.LessThan(qwen));
        Assert.Equal(0, MixerMemories.DeepSeekV3.LessThan(llama));
    }

    [Fact]
    public void A_model_of_states_alone_has_no_break_even()
    {
        var states = MixerMemories.NemotronH8B with { AttentionLayers = 0, Kv = new HeadsKv(1, 1) };
        Assert.Equal((double.PositiveInfinity, 100_663_296.0), (states.BreakEven, states.Bytes(1e9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => states.Bytes(-1));
    }
}
