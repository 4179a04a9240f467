using Headroom.Hardware;
using Headroom.Rooflines;

namespace Headroom.Tests.Rooflines;

public sealed class WorkloadTest
{
    [Fact]
    public void A_ragged_GEMM_counts_each_matrix_once()
    {
        var gemm = Workload.Gemm(3, 5, 7, Dtype.Fp32);
        Assert.Equal(2 * 3 * 5 * 7, gemm.Flops);
        Assert.Equal(4 * (3 * 7 + 7 * 5 + 3 * 5), gemm.Bytes);
    }

    [Fact]
    public void A_triad_has_one_sixth_FLOP_per_byte()
    {
        var triad = Workload.Elementwise(1000, reads: 2, writes: 1, flopsPerElement: 2, Dtype.Fp32);
        Assert.Equal(12_000, triad.Bytes);
        Assert.Equal(2000, triad.Flops);
        Assert.Equal(1.0 / 6, triad.Intensity, 1e-15);
    }

    [Fact]
    public void Attention_of_4096_queries_and_keys_is_8_59_GFLOP_a_head()
    {
        var attention = Workload.Attention(new(Heads: 1, KvHeads: 1, Queries: 4096, Keys: 4096, HeadDim: 128), Dtype.Fp16);
        Assert.Equal(8.59e9, attention.Flops, 5e6);
        Assert.Equal(4.0 * 4096 * 128 * 2, attention.Bytes);
    }

    [Fact]
    public void Causal_attention_does_half_of_the_work_and_decoding_all_of_it()
    {
        var square = new AttentionShape(8, 8, 4096, 4096, 128);
        var half = Workload.Attention(square with { Causal = true }, Dtype.Bf16).Flops / Workload.Attention(square, Dtype.Bf16).Flops;
        Assert.Equal(4097.0 / 8192, half, 1e-12);
        var decode = square with { Queries = 1 };
        Assert.Equal(Workload.Attention(decode, Dtype.Bf16).Flops, Workload.Attention(decode with { Causal = true }, Dtype.Bf16).Flops);
    }

    // One query per sequence in BF16: S T / (S + T) at T = 1, so about 1, times the heads that share a KV head.
    [Theory]
    [InlineData(32, 32, 1)]
    [InlineData(32, 8, 4)]
    public void Decode_attention_has_an_intensity_of_its_group_size(int heads, int kvHeads, double group) =>
        Assert.Equal(
            group, Workload.Attention(new(heads, kvHeads, Queries: 1, Keys: 8192, HeadDim: 128, Batch: 3), Dtype.Bf16).Intensity,
            group * 0.001);

    [Fact]
    public void Unfused_attention_moves_the_scores_four_times()
    {
        var shape = new AttentionShape(2, 1, 16, 64, 8, Batch: 3);
        var extra = Workload.AttentionUnfused(shape, Dtype.Fp16).Bytes - Workload.Attention(shape, Dtype.Fp16).Bytes;
        Assert.Equal(4 * 16 * 64 * 2 * 3 * 2, extra);
    }

    [Fact]
    public void Workloads_add_up()
    {
        var both = Workload.Gemv(8, 8, Dtype.Fp32) + new Workload(10, 20, "rest");
        Assert.Equal((138, 340), (both.Flops, both.Bytes));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused_by_name()
    {
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => Workload.Gemm(1, 1, 0, Dtype.Fp32)).ParamName);
        Assert.Contains(
            "KvHeads must divide Heads",
            Assert.Throws<ArgumentException>(() => Workload.Attention(new(32, 5, 1, 1, 1), Dtype.Fp32)).Message);
        Assert.Throws<ArgumentException>(() => Workload.Attention(new(1, 1, 5, 4, 8, Causal: true), Dtype.Fp32));
        Assert.Throws<ArgumentException>(() => Workload.Elementwise(5, 0, 0, 1, Dtype.Fp32));
    }

    [Fact]
    public void Large_sizes_do_not_overflow() =>
        Assert.Equal(2e30, Workload.Gemm(10_000_000_000, 10_000_000_000, 10_000_000_000, Dtype.Fp8).Flops, 1e15);
}
