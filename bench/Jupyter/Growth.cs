using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Headroom.Bench.Jupyter;

/// <summary>What a kernel takes after 250 cells, over another after 60: asked in turns, so that a busy machine slows both.</summary>
public abstract class Growth : Claim
{
    private const int Early = 60, Late = 250, Rounds = 40;

    public override string Unit => "x";

    public override double Goal => 1.5;

    public override string Baseline => "a kernel after 60 cells";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        progress($"{Early} cells");
        using var early = Grown(Early);
        progress($"{Late} cells");
        using var late = Grown(Late);
        return [.. Enumerable.Range(0, Rounds).Select(_ => 1 / Seconds(early, Early) * Seconds(late, Late))];
    }

    private protected abstract void Once(KernelClient kernel, int cells);

    private KernelClient Grown(int cells)
    {
        var kernel = new KernelClient(KernelProgram.Course);
        for (var cell = 0; cell < cells; cell++)
            kernel.Run($"var value{cell} = {cell}; int Twice{cell}(int x) => 2 * x; Twice{cell}(value{cell})");
        for (var warm = 0; warm < 3; warm++) Once(kernel, cells);
        return kernel;
    }

    private double Seconds(KernelClient kernel, int cells)
    {
        var clock = Stopwatch.StartNew();
        Once(kernel, cells);
        return clock.Elapsed.TotalSeconds;
    }
}

/// <summary>The smallest cell.</summary>
public sealed class RoundTripGrowth : Growth
{
    public override string Id => "jupyter.roundtrip.growth";

    public override string What => "the cell 1+1 after 250 cells, over after 60";

    private protected override void Once(KernelClient kernel, int cells) => kernel.Run("1+1");
}

/// <summary>A member of what the last cell declared.</summary>
public sealed class CompletionGrowth : Growth
{
    public override string Id => "jupyter.completion.growth";

    public override string What => "completion of a member after 250 cells, over after 60";

    private protected override void Once(KernelClient kernel, int cells)
    {
        var code = $"value{cells - 1}.Compar";
        var reply = kernel.Ask("complete_request", new() { ["code"] = code, ["cursor_pos"] = code.Length });
        if (!reply["matches"]!.AsArray().Any(m => (string?)m == "CompareTo"))
            throw new InvalidOperationException($"CompareTo is not among {reply["matches"]}");
    }
}
