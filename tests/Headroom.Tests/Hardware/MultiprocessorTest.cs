namespace Headroom.Hardware;

public sealed class MultiprocessorTest
{
    private static readonly Multiprocessor s_h100 = Multiprocessor.Of(Devices.H100Sxm);

    // 33,280 B and 1 KiB: 228 KiB hold six of them, 12 warps of 64.
    [Fact]
    public void Shared_memory_limits_two_tiles_of_64_rows()
    {
        Assert.Equal(6, s_h100.GroupsAtOnce(64, 2 * 64 * 65 * 4));
        Assert.Equal(12 / 64.0, s_h100.Occupancy(64, 2 * 64 * 65 * 4));
    }

    [Fact]
    public void Registers_limit_a_lane_that_keeps_rows_in_them() =>
        Assert.Equal(4, s_h100.GroupsAtOnce(64, 2 * 64 * 65 * 4, registers: 224));

    [Fact]
    public void Small_groups_run_out_of_slots() => Assert.Equal(32, s_h100.GroupsAtOnce(32, 0));

    [Fact]
    public void What_does_not_fit_does_not_run() => Assert.Equal(0, Multiprocessor.Of(Devices.Rtx4090).GroupsAtOnce(64, 2 * 256 * 65 * 4));

    [Fact]
    public void A_device_without_known_limits_is_refused_by_name() =>
        Assert.Contains(
            "MI300X", Assert.Throws<ArgumentException>(() => Multiprocessor.Of(Devices.Find("MI300X"))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_simulated_gpu_holds_as_many_groups_where_registers_are_not_scarce()
    {
        Assert.Equal(Headroom.Simulator.Running.Residency.OneMultiprocessor, s_h100.ToResidency());
        foreach (var (threads, bytes) in new[] { (32, 0), (64, 2 * 64 * 65 * 4), (100, 0), (256, 40_000), (1024, 100) })
            Assert.Equal(132 * s_h100.GroupsAtOnce(threads, bytes), s_h100.ToResidency(132).GroupsAtOnce(threads, bytes));
    }
}
