using System.Diagnostics;

namespace Headroom.Bench.Jupyter;

/// <summary>What a kernel takes after 250 cells, over another after 60: asked in turns, so that a busy machine slows both.</summary>
internal static class Growth
{
    private const int Early = 60, Late = 250, Rounds = 40;

    public static Claim RoundTrip => Of(
        "jupyter.roundtrip.growth", "the cell 1+1 after 250 cells, over after 60", (kernel, _) => KernelTasks.RunSmallest(kernel));

    /// <summary>A member of what the last cell declared.</summary>
    public static Claim Completion => Of(
        "jupyter.completion.growth", "completion of a member after 250 cells, over after 60", KernelTasks.CompleteLast);

    private static Claim Of(string id, string what, Action<KernelClient, int> once) => new()
    {
        Id = id,
        What = what,
        Unit = "x",
        Goal = 1.5,
        Baseline = "a kernel after 60 cells",
        Measure = progress => Measure(progress, once),
    };

    private static Samples Measure(Action<string> progress, Action<KernelClient, int> once)
    {
        progress($"{Early} cells");
        using var early = Grown(Early);
        progress($"{Late} cells");
        using var late = Grown(Late);
        return [.. Enumerable.Range(0, Rounds).Select(_ => 1 / Seconds(early, Early) * Seconds(late, Late))];

        KernelClient Grown(int cells)
        {
            var kernel = new KernelClient();
            KernelTasks.Grow(kernel, cells);
            for (var warm = 0; warm < 3; warm++) once(kernel, cells);
            return kernel;
        }

        double Seconds(KernelClient kernel, int cells)
        {
            var clock = Stopwatch.StartNew();
            once(kernel, cells);
            return clock.Elapsed.TotalSeconds;
        }
    }
}
