using System.Diagnostics;

namespace Headroom.Bench.Jupyter;

/// <summary>Requests to a kernel that has answered their like before.</summary>
internal static class KernelRequest
{
    private const double Milliseconds = 1000, Seconds = 1;

    public static Claim RoundTrip => new()
    {
        Id = "jupyter.roundtrip",
        What = "the cell 1+1, from request to idle, warm",
        Unit = "ms",
        Goal = 100,
        Measure = progress => Warm(progress, Milliseconds, KernelTasks.RunSmallest),
    };

    public static Claim Completion => new()
    {
        Id = "jupyter.completion",
        What = "completion of Console.Wri, from request to reply, warm",
        Unit = "ms",
        Goal = 250,
        Measure = progress => Warm(progress, Milliseconds, KernelTasks.CompleteConsole),
    };

    public static Claim CompletionAfter(int cells, double goal) => new()
    {
        Id = $"jupyter.completion.{cells}",
        What = $"completion of a member, after {cells} cells",
        Unit = "ms",
        Goal = goal,
        Measure = progress => Warm(
            progress, Milliseconds, kernel => KernelTasks.CompleteLast(kernel, cells), first: kernel => KernelTasks.Grow(kernel, cells)),
    };

    public static Claim CompletionWhileBusy => new()
    {
        Id = "jupyter.completion.busy",
        What = "completion of Console.Wri while a cell runs",
        Unit = "ms",
        // The kernel waits 150 ms for the cell first: most cells end by then.
        Goal = 400,
        Measure = progress => Warm(
            progress, Milliseconds, KernelTasks.CompleteConsole,
            first: kernel => kernel.Begin("Console.Write(\"go\"); await Task.Delay(-1);")),
    };

    /// <summary>Many short writes, each an event of the kernel.</summary>
    public static Claim ThousandLines => new()
    {
        Id = "jupyter.lines",
        What = "a cell that prints 1,000 lines, from request to idle, warm",
        Unit = "s",
        Goal = 1,
        Measure = progress => Warm(progress, Seconds, kernel =>
        {
            var lines = kernel.Run("for (var i = 0; i < 1000; i++) Console.WriteLine(i);").Split('\n').Length - 1;
            if (lines != 1000) throw new InvalidOperationException($"{lines} lines came");
        }),
    };

    /// <summary>More than any page can show.</summary>
    public static Claim Flood => new()
    {
        Id = "jupyter.flood",
        What = "a cell that prints 50 MB in lines of 100, cut off with a notice, from request to idle",
        Unit = "s",
        Goal = 5,
        Measure = progress => Warm(progress, Seconds, PrintFlood, rounds: 5),
    };

    private static void PrintFlood(KernelClient kernel)
    {
        var printed = kernel.Run("var line = new string('x', 99); for (var i = 0; i < 500_000; i++) Console.WriteLine(line);");
        if (!printed.Contains("more characters were printed and not shown", StringComparison.Ordinal) || printed.Length > 1_100_000)
            throw new InvalidOperationException($"{printed.Length} characters came, without a notice");
    }

    private static Samples Warm(
        Action<string> progress, double perSecond, Action<KernelClient> once, Action<KernelClient>? first = null, int rounds = 20)
    {
        using var kernel = new KernelClient();
        progress("warming up");
        first?.Invoke(kernel);
        for (var i = 0; i < 5; i++) once(kernel);
        progress($"{rounds} rounds");
        return [.. Enumerable.Range(0, rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            once(kernel);
            return perSecond * clock.Elapsed.TotalSeconds;
        })];
    }
}
