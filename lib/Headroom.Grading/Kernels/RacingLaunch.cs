using Headroom.Simulator;

namespace Headroom.Grading.Kernels;

/// <summary>Launches among which threads raced, to be made again in other orders of threads.</summary>
/// <param name="launch">Makes them.</param>
/// <param name="finding">The race.</param>
/// <param name="before">What the case's buffers held before.</param>
/// <param name="after">What they held afterwards, thread after thread.</param>
/// <param name="reports">What they came to.</param>
internal sealed class RacingLaunch(
    Action launch, Finding finding, IReadOnlyList<BufferContents> before, IReadOnlyList<BufferContents> after,
    IReadOnlyList<LaunchReport> reports)
{
    // 64 orders of a large launch would keep the learner waiting: at about 1 ns an access, this is half a second.
    private const long MostAccesses = 500_000_000;
    private const int FewestOrders = 4, MostOrders = 64;

    public Finding Finding => finding;

    /// <summary>How often the result, which is right thread after thread, changes with the order of threads.</summary>
    public string OtherOrders(long fuel)
    {
        var accesses = reports.Sum(r => r.Counters is { } c ? c.Global.Accesses + c.Shared.Accesses : 0);
        var orders = (int)Math.Clamp(MostAccesses / Math.Max(1, accesses), FewestOrders, MostOrders);
        var wrong = Enumerable.Range(1, orders)
            .Count(seed => !IsSameIn(new() { Mode = ExecutionMode.Fast, LaneOrderSeed = seed, Fuel = fuel }));
        return wrong > 0
            ? $"The result is right in this order of threads and wrong in {wrong} of {orders} shuffled orders (seeds 1 to {orders})."
            : $"The result is right in this order of threads and in {orders} shuffled orders (seeds 1 to {orders}): groups run one after "
                + "another here, and at once on a GPU.";
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
