using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>
/// Shared memory as ILGPU lays it out: one array for each allocation in the kernel's code once helpers are inlined, so a loop gets the same
/// array in every round.
/// </summary>
public sealed class AllocationSiteTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<ExecutionMode> Modes => [ExecutionMode.Metered, ExecutionMode.Fast];

    [Theory, MemberData(nameof(Modes))]
    public void Two_arrays_in_two_branches_are_two_arrays(ExecutionMode mode)
    {
        var (values, report) = Run(InBranches, mode);
        Assert.Equal([131, 115, 263, 247], (int[])[values[0], values[16], values[32], values[48]]);
        if (mode == ExecutionMode.Metered) Assert.Equal(2 * 32 * sizeof(int), report.Counters!.SharedBytesPerGroup);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_helper_that_is_called_twice_allocates_twice(ExecutionMode mode)
    {
        var (values, report) = Run(InAHelper, mode);
        Assert.Equal(Enumerable.Range(0, 64).Select(t => 100 + 63 - t - 1000 * (63 - t)), values);
        if (mode == ExecutionMode.Metered) Assert.Equal(2 * 64 * sizeof(int), report.Counters!.SharedBytesPerGroup);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_loop_gets_the_same_array_in_every_round(ExecutionMode mode)
    {
        var (values, report) = Run(InALoop, mode);
        // Round 0 leaves t; two more rounds add 1 each.
        Assert.Equal(Enumerable.Range(0, 64).Select(t => t + 2), values);
        if (mode == ExecutionMode.Metered) Assert.Equal(64 * sizeof(int), report.Counters!.SharedBytesPerGroup);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Groups_that_allocate_differently_count_as_with_one_worker(ExecutionMode mode)
    {
        var alone = Run(ByGroup, mode, groups: 6, workers: 1);
        foreach (var workers in new[] { 2, 3, 8 })
        {
            var (values, report) = Run(ByGroup, mode, groups: 6, workers);
            Assert.Equal(alone.Values, values);
            Assert.Equal(alone.Report.ToJson(), report.ToJson());
        }
    }

    [Fact]
    public void Workers_change_no_buffers_number()
    {
        using var first = _bench.Buffer(1);
        Run(ByGroup, ExecutionMode.Metered, groups: 6, workers: 3);
        using var second = _bench.Buffer(1);
        var arena = ((SimulatedAccelerator)_bench.Accelerator).Arena;
        Assert.Equal([1, 2], arena.Allocations.Where(a => a.Kind == AllocationKind.Device).Select(a => a.Number).Order());
        Assert.DoesNotContain(arena.Allocations, a => a.Kind != AllocationKind.Device);
    }

    private (int[] Values, LaunchReport Report) Run(Action<ArrayView<int>> kernel, ExecutionMode mode, int groups = 1, int workers = 1)
    {
        using var target = _bench.Buffer(new int[64 * groups]);
        var report = _bench.Run(kernel, new(groups, 64), new() { Mode = mode, Workers = workers }, target.View.BaseView);
        return (target.GetAsArray1D(), report);
    }

    private static void InBranches(ArrayView<int> d)
    {
        var t = Group.IdxX;
        ArrayView<int> s;
        if (t < 32) s = SharedMemory.Allocate<int>(32);
        else s = SharedMemory.Allocate<int>(32);
        s[t % 32] = (t < 32 ? 100 : 200) + t;
        Group.Barrier();
        d[t] = s[31 - t % 32];
    }

    private static void InAHelper(ArrayView<int> d)
    {
        var one = Filled(100 + Group.IdxX);
        var other = Filled(1000 * Group.IdxX);
        Group.Barrier();
        d[Group.IdxX] = one[63 - Group.IdxX] - other[63 - Group.IdxX];
    }

    private static ArrayView<int> Filled(int value)
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = value;
        return tile;
    }

    private static void InALoop(ArrayView<int> d)
    {
        for (var round = 0; round < 3; round++)
        {
            var tile = SharedMemory.Allocate<int>(64);
            if (round == 0) tile[Group.IdxX] = Group.IdxX;
            else tile[Group.IdxX]++;
            Group.Barrier();
            d[Group.IdxX] = tile[Group.IdxX];
        }
    }

    private static void ByGroup(ArrayView<int> d)
    {
        ArrayView<int> tile;
        var own = LocalMemory.Allocate<int>(4);
        if (Grid.IdxX % 3 == 1) tile = SharedMemory.Allocate<int>(64);
        else tile = SharedMemory.Allocate<int>(70);
        own[Group.IdxX % 4] = Group.IdxX;
        tile[Group.IdxX] = own[Group.IdxX % 4];
        Group.Barrier();
        d[Grid.GlobalIndex.X] = tile[63 - Group.IdxX];
    }
}
