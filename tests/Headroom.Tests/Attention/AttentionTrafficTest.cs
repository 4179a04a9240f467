using Headroom.Rooflines;

namespace Headroom.Attention;

public sealed class AttentionTrafficTest
{
    // The numbers that the graders of 03.1, 03.3 and 03.4 derive.
    [Fact]
    public void Two_heads_of_192_queries_and_256_keys()
    {
        var shape = new AttentionShape(2, 2, 192, 256, 64);
        Assert.Equal(3_244_032, AttentionTraffic.ThreeKernels(shape, 64));
        Assert.Equal(984_576, AttentionTraffic.Flash(shape, 64));
    }

    [Fact]
    public void Causal_tiles_load_36_of_64_pairs_at_512()
    {
        var shape = new AttentionShape(1, 1, 512, 512, 64, Causal: true);
        Assert.Equal(36 * 64, AttentionTraffic.KeysLoaded(shape, 64));
        Assert.Equal(4 * 360_960, AttentionTraffic.Flash(shape, 64));
    }

    [Fact]
    public void The_newest_queries_of_a_long_cache_see_nearly_all_of_it() =>
        Assert.Equal(964 + 1000, AttentionTraffic.KeysLoaded(new(1, 1, 100, 1000, 64, Causal: true), 64));

    [Fact]
    public void A_tile_twice_as_tall_reads_keys_half_as_often()
    {
        var shape = new AttentionShape(1, 1, 8192, 8192, 64);
        var (queries, lse) = (4.0 * 2 * 8192 * 64, 4.0 * 8192);
        Assert.Equal(AttentionTraffic.Flash(shape, 64) - queries - lse, 2 * (AttentionTraffic.Flash(shape, 128) - queries - lse));
    }

    // The theorem's form: 4 n² d² / M floats, with M floats on the chip for a tile of queries and its outputs.
    // The rest is q, o and the log-sum-exp.
    [Theory]
    [InlineData(4096, 64, 64)]
    [InlineData(8192, 128, 128)]
    public void The_traffic_is_that_of_the_theorem(int n, int d, int tile)
    {
        var memory = 2.0 * tile * d;
        var expected = 4 * (4.0 * n * n * d * d / memory + 2.0 * n * d + n);
        Assert.Equal(expected, AttentionTraffic.Flash(new(1, 1, n, n, d), tile));
    }

    [Fact]
    public void Ragged_tiles_count_as_tiles() =>
        Assert.Equal(2 * 65, AttentionTraffic.KeysLoaded(new(1, 1, 65, 65, 32), 64));

    [Fact]
    public void A_tile_without_rows_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionTraffic.Flash(new(1, 1, 8, 8, 32), 0));
}
