using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Tests.Models;

public sealed class ModelShapesTest
{
    // Bytes per token, then GiB at 8,192 and at 131,072 tokens, all in BF16.
    [Theory]
    [InlineData("Llama-2-7B", 524_288, 4.0, 64)]
    [InlineData("Llama-2-13B", 819_200, 6.25, 100)]
    [InlineData("Llama-3-8B", 131_072, 1.0, 16)]
    [InlineData("Llama-3-70B", 327_680, 2.5, 40)]
    [InlineData("Qwen2.5-72B", 327_680, 2.5, 40)]
    [InlineData("Llama-3.1-405B", 516_096, 3.94, 63)]
    [InlineData("DeepSeek-V3", 70_272, 0.54, 8.6)]
    public void The_cache_is_as_large_as_the_table_says(string name, double bytes, double gibAt8k, double gibAt128k)
    {
        var perToken = Find(name).KvBytesPerToken(Dtype.Bf16);
        Assert.Equal(bytes, perToken);
        Assert.Equal(gibAt8k, perToken * 8192 / Units.Gibi, 0.005);
        Assert.Equal(gibAt128k, perToken * 131_072 / Units.Gibi, 0.05);
    }

    [Fact]
    public void MLA_caches_7_3_times_less_than_the_405B_and_71_times_less_than_MHA()
    {
        var v3 = ModelShapes.DeepSeekV3;
        Assert.Equal(7.344, ModelShapes.Llama31_405B.KvBytesPerToken(Dtype.Bf16) / v3.KvBytesPerToken(Dtype.Bf16), 0.0005);
        Assert.Equal(4.66, ModelShapes.Qwen25_72B.KvBytesPerToken(Dtype.Bf16) / v3.KvBytesPerToken(Dtype.Bf16), 0.005);
        Assert.Equal(4_997_120, v3.MhaKvBytesPerToken(Dtype.Bf16));
        Assert.Equal(71, v3.MhaKvBytesPerToken(Dtype.Bf16) / v3.KvBytesPerToken(Dtype.Bf16), 0.5);
    }

    [Fact]
    public void GQA_saves_as_much_as_heads_are_shared()
    {
        var gqa = ModelShapes.Llama3_8B;
        Assert.Equal(4, gqa.MhaKvBytesPerToken(Dtype.Bf16) / gqa.KvBytesPerToken(Dtype.Bf16));
        Assert.Equal(gqa.KvBytesPerToken(Dtype.Bf16) / 4, gqa.KvBytesPerToken(Dtype.Int4));
    }

    [Fact]
    public void Only_a_mixture_has_idle_parameters() =>
        Assert.Equal(["DeepSeek-V3"], ModelShapes.All.Where(model => model.IsMixture).Select(model => model.Name));

    [Fact]
    public void Attention_of_one_token_over_8192_in_an_8B_is_4_295_GFLOP() =>
        Assert.Equal(4.295e9, ModelShapes.Llama3_8B.AttentionFlopsPerToken(8192), 5e5);

    private static ModelShape Find(string name) => ModelShapes.All.Single(model => model.Name == name);
}
