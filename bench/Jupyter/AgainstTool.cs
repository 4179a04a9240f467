using System.Diagnostics;
using Headroom.Measurement;

namespace Headroom.Bench.Jupyter;

/// <summary>The course's kernel against the one of the dotnet-interactive tool, in turns, so that a busy machine slows both.</summary>
public abstract class AgainstTool : Claim
{
    private double _ours, _tools;

    public override string Unit => "x";

    public override double Goal => 1;

    public override string Baseline => "the kernel of the dotnet-interactive tool";

    public override string Detail => $"{_ours:0.###} s against {_tools:0.###}";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        List<(double Ours, double Tools)> pairs = [.. Pairs(progress)];
        (_ours, _tools) = (Median(pairs.Select(pair => pair.Ours)), Median(pairs.Select(pair => pair.Tools)));
        return [.. pairs.Select(pair => pair.Ours / pair.Tools)];
    }

    private protected abstract IEnumerable<(double Ours, double Tools)> Pairs(Action<string> progress);

    private static double Median(IEnumerable<double> times) => Quantiles.At([.. times], 0.5);
}

/// <summary>Both from the start of their processes.</summary>
public abstract class StartAgainstTool : AgainstTool
{
    private const int Rounds = 3;

    private protected override IEnumerable<(double Ours, double Tools)> Pairs(Action<string> progress)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            progress($"pair {round} of {Rounds}");
            yield return (Start(KernelProgram.Course), Start(KernelProgram.Tool));
        }
    }

    private protected abstract double Start(KernelProgram program);
}

/// <summary>To the answer to kernel_info_request.</summary>
public sealed class ReadyAgainstTool : StartAgainstTool
{
    public override string Id => "jupyter.ready.tool";

    public override string What => "a kernel process, from its start to the answer to kernel_info_request, over the tool's";

    private protected override double Start(KernelProgram program)
    {
        using var kernel = new KernelClient(program);
        return kernel.ReadyAfter.TotalSeconds;
    }
}

/// <summary>To the end of the first cell.</summary>
public sealed class FirstCellAgainstTool : StartAgainstTool
{
    public override string Id => "jupyter.first-cell.tool";

    public override string What => "the first cell of a kernel, 1+1, from the start of the process to idle, over the tool's";

    private protected override double Start(KernelProgram program)
    {
        var clock = Stopwatch.StartNew();
        using var kernel = new KernelClient(program);
        kernel.Run("1+1");
        return clock.Elapsed.TotalSeconds;
    }
}

/// <summary>Two warm kernels, a cell each in turn.</summary>
public sealed class RoundTripAgainstTool : AgainstTool
{
    public override string Id => "jupyter.roundtrip.tool";

    public override string What => "the cell 1+1, from request to idle, warm, over the tool's";

    private protected override IEnumerable<(double Ours, double Tools)> Pairs(Action<string> progress)
    {
        progress("20 pairs");
        using var ours = new KernelClient(KernelProgram.Course);
        using var tools = new KernelClient(KernelProgram.Tool);
        for (var warm = 0; warm < 5; warm++) _ = (Once(ours), Once(tools));
        for (var pair = 0; pair < 20; pair++) yield return (Once(ours), Once(tools));
    }

    private static double Once(KernelClient kernel)
    {
        var clock = Stopwatch.StartNew();
        kernel.Run("1+1");
        return clock.Elapsed.TotalSeconds;
    }
}
