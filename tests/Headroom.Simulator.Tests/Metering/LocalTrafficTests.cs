using Headroom.Simulator.Metering;
using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Metering;

/// <summary>Local memory is interleaved by lane: one index for all lanes is 128 bytes in a row.</summary>
public sealed class LocalTrafficTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private LaunchReport Run(Action<ArrayView<float>, ArrayView<float>> kernel, int lanes = 64)
    {
        using var x = _bench.Buffer(new float[64]);
        using var y = _bench.Buffer(new float[64]);
        return _bench.Run(kernel, new KernelConfig(1, lanes), null, x.View.BaseView, y.View.BaseView);
    }

    [Fact]
    public void Lanes_that_use_one_index_take_four_sectors()
    {
        var local = Run(Spreads.UniformIndex).Counters!.Local;
        // 2 warps, 16 writes and 16 reads.
        Assert.Equal(new LocalTraffic(2 * 32, 64 * 32, 64 * 32 * 4, 4 * 2 * 32), local);
        Assert.Equal(4.0, local.SectorsPerRequest);
    }

    [Fact]
    public void Lanes_that_use_indices_of_their_own_take_a_sector_each() =>
        Assert.Equal(
            (4L, 4L * 32), (Run(Spreads.IndexOfTheLane).Counters!.Local.Requests, Run(Spreads.IndexOfTheLane).Counters!.Local.Sectors));

    [Fact]
    public void A_variable_passed_by_reference_is_no_array()
    {
        Assert.Equal(64 * 32, Run(Spreads.UniformIndex).Counters!.LocalArrayAccesses);
        Assert.Equal(0, Run(Spreads.ByReference).Counters!.LocalArrayAccesses);
    }

    [Fact]
    public void Eight_bytes_are_two_words() => Assert.Equal(8.0, Run(Spreads.DoublesOfTheLane).Counters!.Local.SectorsPerRequest);

    [Fact]
    public void Part_of_a_warp_takes_part_of_the_sectors() =>
        Assert.Equal(2.0, Run(Spreads.UniformIndex, lanes: 10).Counters!.Local.SectorsPerRequest);

    [Fact]
    public void It_is_no_part_of_the_bytes_from_memory_and_the_report_says_where_it_lies()
    {
        var report = Run(Spreads.UniformIndex);
        Assert.Equal(8, report.Counters!.Global.Sectors);
        Assert.Contains(
            "off the chip unless the compiler unrolls every index; not in the bytes above", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("\"localSectors\"", report.ToJson(), StringComparison.Ordinal);
    }
}
