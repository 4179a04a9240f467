using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>What groups that run together hand to each other, under many schedules.</summary>
public sealed class CoResidentRaceTests : IDisposable
{
    private const int Groups = 6, Threads = 64, Schedules = 24;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(nameof(Pipelines.TwoStages))]
    [InlineData(nameof(Pipelines.FenceOfEachThread))]
    public void A_fence_and_a_counter_put_a_write_before_a_read(string kernel) =>
        Assert.All(Enumerable.Range(0, Schedules), seed =>
        {
            var (report, sums) = Run(kernel, seed);
            Assert.Equal([], report.Races.Select(race => race.ToString()));
            var n = Groups / 2 * Threads;
            Assert.All(sums, sum => Assert.Equal(n * (n + 1) / 2, sum));
        });

    [Theory]
    [InlineData(nameof(Pipelines.NoFence))]
    [InlineData(nameof(Pipelines.FenceOfTheGroup))]
    [InlineData(nameof(Pipelines.NoBarrierBeforeTheSignal))]
    [InlineData(nameof(Pipelines.NoBarrierBehindTheWait))]
    public void A_mistake_in_handing_over_is_a_race_under_every_schedule(string kernel) =>
        Assert.All(Enumerable.Range(0, Schedules), seed =>
        {
            var race = Assert.Single(Run(kernel, seed).Report.Races);
            Assert.True(race.IsAcrossGroups && race.IsCoResident && !race.IsShared);
            Assert.StartsWith("data[", race.Element, StringComparison.Ordinal);
            Assert.Equal("Pipelines.cs", Path.GetFileName(race.First.Line!.File));
        });

    [Theory]
    [InlineData(nameof(Pipelines.NoFence), true, false)]
    [InlineData(nameof(Pipelines.NoBarrierBeforeTheSignal), false, false)]
    [InlineData(nameof(Pipelines.NoBarrierBehindTheWait), false, false)]
    [InlineData(nameof(Pipelines.NoBarrierBehindTheWaitOfSlowThreads), false, true)]
    public void What_is_missing_is_told_apart(string kernel, bool fence, bool barrierBehindTheWait)
    {
        var races = Enumerable.Range(0, Schedules).Select(seed => Assert.Single(Run(kernel, seed).Report.Races)).ToArray();
        Assert.All(races, race => Assert.Equal(fence, race.IsUnfenced));
        // Where threads read before anything is written, nobody has waited yet.
        Assert.Equal(barrierBehindTheWait, races.Any(race => race.IsAwaitedByAnother));
    }

    /// <summary>Where the schedule lets all producers come first, the consumer has seen all their signals after all.</summary>
    [Fact]
    public void Waiting_for_too_few_is_a_race_under_most_schedules() =>
        Assert.InRange(Enumerable.Range(0, Schedules).Count(seed => Run(nameof(Pipelines.WaitsForOne), seed).Report.Races.Count > 0),
            Schedules / 2, Schedules);

    private (LaunchReport Report, int[] Sums) Run(string kernel, int seed)
    {
        using var data = _bench.Accelerator.Allocate1D<int>(Groups / 2 * Threads);
        using var sums = _bench.Buffer(new int[Groups / 2]);
        using var done = _bench.Buffer(0);
        var method = typeof(Pipelines).GetMethod(kernel)!.CreateDelegate<Action<ArrayView<int>, ArrayView<int>, ArrayView<int>>>();
        var report = _bench.Run(
            method, new(Groups, Threads), new() { CoResident = new() { Seed = seed } }, data.View.BaseView, sums.View.BaseView,
            done.View.BaseView);
        return (report, sums.GetAsArray1D());
    }
}
