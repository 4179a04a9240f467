using System.Diagnostics;
using System.Text.Json.Nodes;
using Headroom.Course;

namespace Headroom.Bench.Jupyter;

/// <summary>What a learner waits for in the first cell of a fresh kernel, from the start of its process.</summary>
public sealed class FirstCell : Claim
{
    public override string Id => "jupyter.first-cell";

    public override string What => "the first cell of a kernel, 1+1, from the start of the process to idle";

    public override string Unit => "s";

    public override double Goal => 3;

    public override IReadOnlyList<double> Measure(Action<string> progress) => [.. Enumerable.Range(1, 5).Select(round =>
    {
        progress($"kernel {round} of 5");
        var clock = Stopwatch.StartNew();
        using var kernel = new KernelClient();
        kernel.Run("1+1");
        return clock.Elapsed.TotalSeconds;
    })];
}

/// <summary>Tab after many cells: what they declare is seen, and they cost nothing more.</summary>
public abstract class CompletionAfter : KernelRequest
{
    private KernelClient? _grown;

    protected abstract int Cells { get; }

    public override double Goal => 250;

    private protected override void Once(KernelClient kernel)
    {
        for (var cell = 0; _grown != kernel && cell < Cells; cell++)
            kernel.Run($"var value{cell} = {cell}; int Twice{cell}(int x) => 2 * x; Twice{cell}(value{cell})");
        _grown = kernel;
        var reply = kernel.Ask(
            "complete_request", new() { ["code"] = $"value{Cells - 1}.Compar", ["cursor_pos"] = $"value{Cells - 1}.Compar".Length });
        if (!reply["matches"]!.AsArray().Any(m => (string?)m == "CompareTo"))
            throw new InvalidOperationException($"CompareTo is not among {reply["matches"]}");
    }
}

/// <summary>After a notebook's worth of cells.</summary>
public sealed class CompletionAfter60 : CompletionAfter
{
    public override string Id => "jupyter.completion.60";

    public override string What => "completion of a member, after 60 cells";

    protected override int Cells => 60;
}

/// <summary>After a day's worth.</summary>
public sealed class CompletionAfter250 : CompletionAfter
{
    public override string Id => "jupyter.completion.250";

    public override string What => "completion of a member, after 250 cells";

    public override double Goal => 375;

    protected override int Cells => 250;
}

/// <summary>Tab while a cell runs.</summary>
public sealed class CompletionWhileBusy : KernelRequest
{
    private KernelClient? _busy;

    public override string Id => "jupyter.completion.busy";

    public override string What => "completion of Console.Wri while a cell runs";

    public override double Goal => 400; // The kernel waits 150 ms for the cell first: most cells end by then.

    private protected override void Once(KernelClient kernel)
    {
        if (_busy != kernel) kernel.Begin("Console.Write(\"go\"); await Task.Delay(-1);");
        _busy = kernel;
        var reply = kernel.Ask("complete_request", new() { ["code"] = "Console.Wri", ["cursor_pos"] = 11 });
        if (!reply["matches"]!.AsArray().Any(m => (string?)m == "WriteLine"))
            throw new InvalidOperationException($"WriteLine is not among {reply["matches"]}");
    }
}

/// <summary>What a kernel holds after the first notebook.</summary>
public sealed class KernelMemory : Claim
{
    public override string Id => "jupyter.memory";

    public override string What => "resident memory of a kernel that has run notebook 01";

    public override string Unit => "MB";

    public override double Goal => 500;

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var kernel = new KernelClient();
        var notebook = JsonNode.Parse(File.ReadAllText(CourseLayout.Find().PathTo("notebooks/01-roofline.ipynb")))!;
        foreach (var cell in notebook["cells"]!.AsArray().Where(c => (string?)c!["cell_type"] == "code"))
            kernel.Run(string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)));
        return [kernel.Resident / 1e6];
    }
}
