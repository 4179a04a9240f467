using System.Diagnostics;

namespace Headroom.Bench.Jupyter;

/// <summary>A request to a kernel that has answered its like before, twenty times.</summary>
public abstract class KernelRequest : Claim
{
    protected virtual int Rounds => 20;

    protected virtual double UnitsPerSecond => 1000;

    public override string Unit => "ms";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var kernel = new KernelClient();
        progress("warming up");
        for (var i = 0; i < 5; i++) Once(kernel);
        progress($"{Rounds} rounds");
        return [.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            Once(kernel);
            return UnitsPerSecond * clock.Elapsed.TotalSeconds;
        })];
    }

    private protected abstract void Once(KernelClient kernel);
}

/// <summary>The smallest cell.</summary>
public sealed class RoundTrip : KernelRequest
{
    public override string Id => "jupyter.roundtrip";

    public override string What => "the cell 1+1, from request to idle, warm";

    public override double Goal => 100;

    private protected override void Once(KernelClient kernel) => kernel.Run("1+1");
}

/// <summary>Tab after a few letters of a member, in a cell that follows others.</summary>
public sealed class Completion : KernelRequest
{
    public override string Id => "jupyter.completion";

    public override string What => "completion of Console.Wri, from request to reply, warm";

    public override double Goal => 250;

    private protected override void Once(KernelClient kernel)
    {
        var reply = kernel.Ask("complete_request", new() { ["code"] = "Console.Wri", ["cursor_pos"] = 11 });
        if (!reply["matches"]!.AsArray().Any(m => (string?)m == "WriteLine"))
            throw new InvalidOperationException($"WriteLine is not among {reply["matches"]}");
    }
}

/// <summary>Many short writes, each an event of the kernel.</summary>
public sealed class ThousandLines : KernelRequest
{
    public override string Id => "jupyter.lines";

    public override string What => "a cell that prints 1,000 lines, from request to idle, warm";

    public override string Unit => "s";

    public override double Goal => 1;

    protected override double UnitsPerSecond => 1;

    private protected override void Once(KernelClient kernel)
    {
        var lines = kernel.Run("for (var i = 0; i < 1000; i++) Console.WriteLine(i);").Split('\n').Length - 1;
        if (lines != 1000) throw new InvalidOperationException($"{lines} lines came");
    }
}

/// <summary>More than any page can show.</summary>
public sealed class Flood : KernelRequest
{
    public override string Id => "jupyter.flood";

    public override string What => "a cell that prints 50 MB in lines of 100, cut off with a notice, from request to idle";

    public override string Unit => "s";

    public override double Goal => 5;

    protected override int Rounds => 5;

    protected override double UnitsPerSecond => 1;

    private protected override void Once(KernelClient kernel)
    {
        var printed = kernel.Run("var line = new string('x', 99); for (var i = 0; i < 500_000; i++) Console.WriteLine(line);");
        if (!printed.Contains("more characters were printed and not shown", StringComparison.Ordinal) || printed.Length > 1_100_000)
            throw new InvalidOperationException($"{printed.Length} characters came, without a notice");
    }
}
