using System.Diagnostics;
using System.Text.Json.Nodes;
using Headroom.Measurement;

namespace Headroom.Bench.Jupyter;

/// <summary>What a kernel takes after 250 cells, over what the same one took after 60.</summary>
public abstract class Growth : Claim
{
    private const int Early = 60, Late = 250, Rounds = 20;
    private int _cells;

    public override string Unit => "x";

    public override double Goal => 1.5;

    public override string Baseline => "the same kernel after 60 cells";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var kernel = new KernelClient(KernelProgram.Course);
        progress($"{Early} cells");
        var early = Quantiles.At(Times(kernel, Early), 0.5);
        progress($"{Late} cells");
        return [.. Times(kernel, Late).Select(time => time / early)];
    }

    private protected abstract void Once(KernelClient kernel, int cells);

    private double[] Times(KernelClient kernel, int cells)
    {
        for (; _cells < cells; _cells++)
            kernel.Run($"var value{_cells} = {_cells}; int Twice{_cells}(int x) => 2 * x; Twice{_cells}(value{_cells})");
        for (var warm = 0; warm < 3; warm++) Once(kernel, cells);
        return [.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            Once(kernel, cells);
            return clock.Elapsed.TotalSeconds;
        })];
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
