using Headroom.Simulator;

namespace Headroom.Grading.Kernels;

/// <summary>Launches among which threads raced, to be made again in other orders of threads.</summary>
/// <param name="launch">Makes them.</param>
/// <param name="finding">The race.</param>
/// <param name="options">How they were made.</param>
/// <param name="before">What the case's buffers held before.</param>
/// <param name="after">What they held afterwards, thread after thread.</param>
/// <param name="reports">What they came to.</param>
internal sealed class RacingLaunch(
    Action launch, Finding finding, LaunchOptions options, IReadOnlyList<BufferContents> before, IReadOnlyList<BufferContents> after,
    IReadOnlyList<LaunchReport> reports)
{
    // 64 orders of a large launch would keep the learner waiting: at about 1 ns an access, this is half a second.
    private const long MostAccesses = 500_000_000;
    private const int FewestOrders = 4, MostOrders = 64;

    // Launches of groups that run together are always metered.
    private const int MeteredCost = 16;

    public Finding Finding => finding;

    /// <summary>How often the result, which is right thread after thread, changes with the order of threads.</summary>
    public string OtherOrders() => options.CoResident is { } together
        ? OtherTurns(seed => options with { CoResident = together with { Seed = seed } })
        : OtherOrders(seed => options with { Mode = ExecutionMode.Fast, LaneOrderSeed = seed });

    private string OtherOrders(Func<int, LaunchOptions> ordered)
    {
        var (wrong, orders) = Wrong(ordered, cost: 1);
        return wrong > 0
            ? $"The result is right in this order of threads and wrong in {wrong} of {orders} shuffled orders (seeds 1 to {orders})."
            : $"The result is right in this order of threads and in {orders} shuffled orders (seeds 1 to {orders}): groups run one after "
                + "another here, and at once on a GPU.";
    }

    private string OtherTurns(Func<int, LaunchOptions> ordered)
    {
        var (wrong, orders) = Wrong(ordered, MeteredCost);
        return wrong > 0
            ? $"The result is right there, and wrong in {wrong} of {orders} other orders (seeds 1 to {orders})."
            : $"The result is right there and in {orders} other orders (seeds 1 to {orders}): here what one group writes the others see at "
                + "once, and on a GPU they need not.";
    }

    private (int Wrong, int Orders) Wrong(Func<int, LaunchOptions> ordered, int cost)
    {
        var accesses = cost * reports.Sum(r => r.Counters is { } c ? c.Global.Accesses + c.Shared.Accesses : 0);
        var orders = (int)Math.Clamp(MostAccesses / Math.Max(1, accesses), FewestOrders, MostOrders);
        return (Enumerable.Range(1, orders).Count(seed => !IsSameIn(ordered(seed))), orders);
    }

    private bool IsSameIn(LaunchOptions order)
    {
        foreach (var buffer in before) buffer.Restore();
        using var recording = Recording.Start(order);
        try
        {
            launch();
            return after.All(buffer => buffer.IsStill());
        }
        catch (KernelFault)
        {
            return false;
        }
    }
}
