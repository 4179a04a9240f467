using Headroom.Simulator;
using Headroom.Simulator.Emitting;
using Headroom.Simulator.Metering;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Metering;

/// <summary>Counts worked out by hand, after the rules of CUDA's guides: 32-byte sectors, 32 banks of 4 bytes.</summary>
public sealed class TransactionCounts : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<int> Strides => [.. Enumerable.Range(1, 40)];

    private static SiteReport The(Counters counters, SiteKind kind, string name) =>
        counters.Sites.Single(s => s.Site.Kind == kind && s.Site.Name == name);

    [Theory, MemberData(nameof(Strides))]
    public void A_strided_read_of_floats_takes_four_sectors_per_step_of_stride_up_to_32(int stride)
    {
        using var source = _bench.Buffer(new float[32 * 40]);
        using var target = _bench.Buffer(new float[32]);
        var counters =
            _bench.Run(Access.Strided, new KernelConfig(1, 32), null, source.View.BaseView, target.View.BaseView, stride).Counters!;
        // 32 lanes x stride x 4 bytes, in pieces of 32 bytes; from stride 8 on, each lane has its own piece.
        Assert.Equal(Math.Min(32, 4 * stride), The(counters, SiteKind.Read, "source").Global.Sectors);
        Assert.Equal(4, The(counters, SiteKind.Write, "target").Global.Sectors);
        Assert.Equal(stride == 1 ? 1.0 : 4.0 / Math.Min(32, 4 * stride), counters.GlobalReads.Efficiency, 9);
    }

    [Theory, MemberData(nameof(Strides))]
    public void A_strided_access_to_shared_memory_takes_gcd_of_stride_and_32_wavefronts(int stride)
    {
        using var target = _bench.Buffer(new float[32]);
        var counters = _bench.Run(Access.SharedStrided, new KernelConfig(1, 32), null, target.View.BaseView, stride).Counters!;
        var expected = (long)System.Numerics.BigInteger.GreatestCommonDivisor(stride, 32);
        Assert.Equal(expected, The(counters, SiteKind.Write, "tile").Shared.Wavefronts);
        Assert.Equal(expected, The(counters, SiteKind.Read, "tile").Shared.Wavefronts);
        Assert.Equal(expected, counters.Shared.ConflictFactor);
    }

    [Fact]
    public void Lanes_that_read_one_element_share_a_sector()
    {
        using var source = _bench.Buffer(new float[32]);
        using var target = _bench.Buffer(new float[32]);
        var counters = _bench.Run(Access.Broadcast, new KernelConfig(1, 32), null, source.View.BaseView, target.View.BaseView).Counters!;
        var read = The(counters, SiteKind.Read, "source").Global;
        // 32 lanes ask for the same 4 bytes.
        Assert.Equal(new GlobalTraffic(Requests: 1, Accesses: 32, BytesRequested: 128, BytesUsed: 4, Sectors: 1), read);
    }

    [Fact]
    public void Sixteen_bytes_per_lane_are_no_bank_conflict()
    {
        using var source = _bench.Buffer(new Access.Float4[32]);
        using var target = _bench.Buffer(new Access.Float4[32]);
        var counters = _bench.Run(Access.Copy4, new KernelConfig(1, 32), null, source.View.BaseView, target.View.BaseView).Counters!;
        // 32 x 16 bytes = 512 bytes = 16 sectors, and 4 wavefronts of 8 lanes with 32 words each.
        Assert.Equal(16, The(counters, SiteKind.Read, "source").Global.Sectors);
        Assert.Equal(
            new SharedTraffic(Requests: 2, Accesses: 64, BytesRequested: 1024, Wavefronts: 8, IdealWavefronts: 8), counters.Shared);
    }

    [Fact]
    public void A_base_that_is_off_by_one_element_costs_a_fifth_sector()
    {
        using var source = _bench.Buffer(new float[33]);
        using var target = _bench.Buffer(new float[32]);
        var counters =
            _bench.Run(Access.Strided, new KernelConfig(1, 32), null, source.View.BaseView.SubView(1, 32), target.View.BaseView,
            1).Counters!;
        Assert.Equal(5, The(counters, SiteKind.Read, "source").Global.Sectors);
    }

    [Fact]
    public void A_field_of_a_16_byte_struct_is_a_stride_of_16_bytes()
    {
        using var particles = _bench.Buffer(new Access.Particle[32]);
        var counters = _bench.Run(Access.MoveParticle, new KernelConfig(1, 32), null, particles.View.BaseView).Counters!;
        // One float in 16 bytes: 32 lanes span 512 bytes = 16 sectors, read and written; Id likewise, written only.
        Assert.Equal([16L, 16, 16], counters.Sites.Select(s => s.Global.Sectors));
        Assert.Equal([SiteKind.Read, SiteKind.Write, SiteKind.Write], counters.Sites.Select(s => s.Site.Kind));
        Assert.Equal(0.25, counters.Global.Efficiency);
    }

    [Fact]
    public void A_transposed_store_of_16_by_16_groups_needs_16_sectors_beside_4()
    {
        using var source = _bench.Accelerator.Allocate2DDenseY(new float[32, 32]);
        using var target = _bench.Accelerator.Allocate2DDenseY<float>(new LongIndex2D(32, 32));
        var counters =
            _bench.Run(Access.Transpose, new KernelConfig(new Index2D(2, 2), new Index2D(16, 16)), null, source.View,
            target.View).Counters!;
        // A warp is two rows of 16. Read: 2 x 64 bytes = 4 sectors. Write: 16 columns of 2 neighbours = 16 sectors.
        Assert.Equal(10.0, counters.Global.SectorsPerRequest);
    }

    [Fact]
    public void Loops_of_different_length_meet_again_after_each_round()
    {
        using var source = _bench.Buffer(new float[32]);
        using var target = _bench.Buffer(new float[32]);
        var counters = _bench.Run(Access.RaggedLoop, new KernelConfig(1, 32), null, source.View.BaseView, target.View.BaseView).Counters!;
        // 4 rounds: the longest lane's 4 reads, then 1 that all do together.
        Assert.Equal(4 * (4 + 1), counters.GlobalReads.Requests);
        // Lanes 0, 5, .. do 0 reads, 1, 6, .. do 1, and so on: 7 + 7 + 6 + 6 + 6 lanes with 0 to 4.
        Assert.Equal(4 * (0 * 7 + 1 * 7 + 2 * 6 + 3 * 6 + 4 * 6 + 32), counters.GlobalReads.Accesses);
        Assert.InRange(counters.WarpEfficiency, 0.5, 0.7);
    }

    [Fact]
    public void Lanes_that_leave_early_make_no_requests()
    {
        using var target = _bench.Buffer(new float[64]);
        var counters = _bench.Run(Access.EarlyExit, new KernelConfig(1, 64), null, target.View.BaseView, 10).Counters!;
        // 10 lanes of the first warp write 40 bytes = 2 sectors; the second warp writes nothing.
        Assert.Equal(new GlobalTraffic(Requests: 1, Accesses: 10, BytesRequested: 40, BytesUsed: 40, Sectors: 2), counters.Global);
        Assert.Equal(10.0 / 32, counters.WarpEfficiency, 9);
    }

    [Fact]
    public void Sixty_four_lanes_at_one_atomic_take_64_turns()
    {
        using var target = _bench.Buffer(0);
        var counters = _bench.Run(Access.AllAddToOne, new KernelConfig(1, 64), null, target.View.BaseView).Counters!;
        Assert.Equal(new AtomicTraffic(Requests: 2, Operations: 64, Rounds: 64), counters.Atomics);
        Assert.Equal([64], target.GetAsArray1D());
    }

    [Fact]
    public void An_atomic_on_four_addresses_takes_as_many_turns_as_the_busiest_has_lanes()
    {
        using var source = _bench.Buffer([.. Enumerable.Range(0, 32).Select(i => i < 20 ? 0 : i)]);
        using var target = _bench.Buffer(new int[4]);
        var counters = _bench.Run(Access.Histogram, new KernelConfig(1, 32), null, source.View.BaseView, target.View.BaseView).Counters!;
        // Lanes 0 to 19 and 20, 24, 28 go to address 0.
        Assert.Equal(new AtomicTraffic(Requests: 1, Operations: 32, Rounds: 23), counters.Atomics);
        Assert.Equal([23, 3, 3, 3], target.GetAsArray1D());
    }

    [Fact]
    public void Stride_32_then_stride_33_then_broadcast_average_eleven_and_a_third()
    {
        using var target = _bench.Buffer(new float[32]);
        var counters = _bench.Run(Access.ThreeWays, new KernelConfig(1, 32), null, target.View.BaseView).Counters!;
        // (32 + 1 + 1) / 3
        Assert.Equal(34.0 / 3, counters.Shared.WavefrontsPerRequest, 9);
    }

    [Fact]
    public void Narrow_and_wide_elements_count_by_their_bytes()
    {
        using var bytes = _bench.Buffer(new byte[32]);
        using var moreBytes = _bench.Buffer(new byte[32]);
        using var doubles = _bench.Buffer(new double[32]);
        using var moreDoubles = _bench.Buffer(new double[32]);
        var narrow = _bench.Run(Access.Bytes, new KernelConfig(1, 32), null, bytes.View.BaseView, moreBytes.View.BaseView);
        var wide = _bench.Run(Access.Doubles, new KernelConfig(1, 32), null, doubles.View.BaseView, moreDoubles.View.BaseView);
        Assert.Equal((1.0, 8.0), (narrow.Counters!.Global.SectorsPerRequest, wide.Counters!.Global.SectorsPerRequest));
        Assert.Empty(narrow.Races);
    }

    [Fact]
    public void A_fused_multiply_add_is_two_operations_and_special_functions_are_apart()
    {
        using var target = _bench.Buffer(new float[32]);
        var counters = _bench.Run(Access.Arithmetic, new KernelConfig(1, 32), null, target.View.BaseView, 2f, 10).Counters!;
        // 2 + multiply + divide + add = 5 per round; exp and sqrt.
        Assert.Equal((32 * 10 * 5, 32 * 10 * 2), (counters.Operations.Flops, counters.Operations.Special));
    }
}
