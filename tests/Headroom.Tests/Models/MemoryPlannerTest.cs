using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Tests.Models;

public sealed class MemoryPlannerTest
{
    [Fact]
    public void Training_65_billion_parameters_takes_780_GB_and_QLoRA_fits_48()
    {
        var full = MemoryPlanner.Full(ModelShapes.Llama1_65B);
        var qlora = MemoryPlanner.Qlora(ModelShapes.Llama1_65B, rank: 64, batch: 1, context: 512);
        Assert.Equal(780e9, full.Total);
        Assert.InRange(qlora.Total, 40e9, 48e9);
        Assert.True(full.Total / qlora.Total > 16);
    }

    [Fact]
    public void A_plan_says_where_the_bytes_go() =>
        Assert.Equal("780 GB: weights 130 GB, gradients 130 GB, optimizer 520 GB", MemoryPlanner.Full(ModelShapes.Llama1_65B).ToString());

    // What is not in a linear layer is an embedding or a norm: two tables of 32,000 rows, or of 128,256 in Llama 3.
    [Theory]
    [InlineData("Llama-2-7B", 32_000)]
    [InlineData("Llama-2-13B", 32_000)]
    [InlineData("Llama-3-8B", 128_256)]
    [InlineData("Llama-3-70B", 128_256)]
    [InlineData("Llama-3.1-405B", 128_256)]
    [InlineData("Qwen2.5-72B", 152_064)]
    public void Linear_layers_and_embeddings_are_all_of_a_model(string name, int vocabulary)
    {
        var model = ModelShapes.All.Single(m => m.Name == name);
        Assert.Equal(1, (MemoryPlanner.LinearParameters(model) + 2.0 * vocabulary * model.Hidden) / model.Parameters, 0.003);
    }

    [Fact]
    public void Adapters_of_rank_64_are_one_in_eighty_of_65_billion() =>
        Assert.Equal(799.5e6, MemoryPlanner.LoraParameters(ModelShapes.Llama1_65B, 64), 1e5); // 80 x 64 x (8 x 8,192 + 3 x 30,208)

    [Fact]
    public void LoRA_saves_gradients_and_moments_and_QLoRA_the_weights_too()
    {
        var model = ModelShapes.Llama2_7B;
        var (full, lora, qlora) = (MemoryPlanner.Full(model), MemoryPlanner.Lora(model, 16), MemoryPlanner.Qlora(model, 16));
        Assert.Equal(16.0 / 12, MemoryPlanner.Full(model, masterCopy: true).Total / full.Total, 1e-12);
        Assert.Equal(lora.Gradients, qlora.Gradients);
        Assert.True(lora.Gradients + lora.Optimizer < 0.01 * (full.Gradients + full.Optimizer));
        Assert.InRange(lora.Weights / qlora.Weights, 3.4, 3.9); // 16 bits to 4.127, but for the embeddings
    }

    [Fact]
    public void Recomputing_more_keeps_less()
    {
        var model = ModelShapes.Llama2_7B;
        double[] bytes = [.. Enum.GetValues<Recompute>().Select(r => MemoryPlanner.Activations(model, 1, 2048, r))];
        Assert.Equal(32 * 2048.0 * 4096 * (34 + 5 * 32 * 2048.0 / 4096), bytes[0]);
        Assert.Equal(32 * 2048.0 * 4096 * 34, bytes[1]);
        Assert.Equal(2048.0 * 4096 * (64 + 34), bytes[2]);
    }

    [Fact]
    public void Serving_adds_the_cache_to_the_weights()
    {
        var model = ModelShapes.Llama3_8B;
        var plan = MemoryPlanner.Serving(model, bitsPerWeight: 4.5, batch: 16, context: 8192);
        Assert.Equal(16 * model.KvBytesPerToken(Dtype.Bf16) * 8192, plan.Cache);
        Assert.Equal(plan.Cache / 2, MemoryPlanner.Serving(model, 4.5, 16, 8192, cacheBits: 8).Cache);
        Assert.Equal(2 * model.Parameters, MemoryPlanner.Serving(model, 16, 1, 0).Weights);
        Assert.True(plan.Fits(Devices.H100Sxm) && !MemoryPlanner.Full(model).Fits(Devices.H100Sxm));
        Assert.True(MemoryPlanner.Full(model).Fits(Devices.H100Sxm, devices: 2));
    }

    [Fact]
    public void Adapters_of_a_mixture_are_not_guessed()
    {
        Assert.Contains("DeepSeek-V3", Assert.Throws<ArgumentException>(() => MemoryPlanner.Lora(ModelShapes.DeepSeekV3, 16)).Message);
        Assert.Equal(671e9 / 2, MemoryPlanner.Serving(ModelShapes.DeepSeekV3, 4, 1, 0).Weights);
    }
}
