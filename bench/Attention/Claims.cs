using Headroom.Bench.Simulator;
using Headroom.Measurement;
using Headroom.Simulator;

namespace Headroom.Bench.Attention;

/// <summary>A version of unit 03 in fast mode on one core, as a multiple of another way to compute the same, in pairs.</summary>
public abstract class FastAttention(int n) : Claim
{
    protected static readonly LaunchOptions Fast = new() { Mode = ExecutionMode.Fast, Workers = 1 };

    public override string Unit => "x";

    protected string Size => $"n = {n:#,0}, d = 64, one head, one core";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var ladder = new Ladder(n);
        progress("results against float64");
        var (yours, baseline) = Prepare(ladder);
        baseline();
        var pairs = n > 1000 ? 5 : 15;
        progress($"{pairs} pairs");
        return [.. Enumerable.Range(0, pairs).Select(_ => yours() / baseline())];
    }

    /// <summary>Compares both with the reference; then the seconds of either.</summary>
    private protected abstract (Func<double> Yours, Func<double> Baseline) Prepare(Ladder ladder);

    private protected static Func<double> Checked(Ladder ladder, Action version, Func<int, int> keysOf)
    {
        ladder.Check(version, Fast, keysOf);
        return () => ladder.Time(version, Fast);
    }
}

/// <summary>v2 against v1: on a GPU the scores in memory cost time, on this processor they lie in its caches.</summary>
public sealed class FlashAgainstNaive(int n, string id) : FastAttention(n)
{
    private readonly int _n = n;

    public override string Id => id;

    public override string What => $"flash attention in fast mode, as a multiple of three kernels' time; {Size}";

    public override double Goal => 1;

    public override string Baseline => "03.1, three kernels, in fast mode";

    private protected override (Func<double> Yours, Func<double> Baseline) Prepare(Ladder ladder) =>
        (Checked(ladder, ladder.Flash(), _ => _n), Checked(ladder, ladder.Naive(), _ => _n));
}

/// <summary>v2 against what one writes without a GPU in mind.</summary>
public sealed class FlashAgainstLoop(int n, string id) : FastAttention(n)
{
    private readonly int _n = n;

    public override string Id => id;

    public override string What => $"flash attention in fast mode, as a multiple of a plain C# loop's time; {Size}";

    public override double Goal => 3;

    public override string Baseline => "a plain C# loop over queries";

    private protected override (Func<double> Yours, Func<double> Baseline) Prepare(Ladder ladder)
    {
        ladder.Loop(isCompared: true);
        return (Checked(ladder, ladder.Flash(), _ => _n), () => ladder.Loop());
    }
}

/// <summary>v3 against v2: (8 + 1) / (2 * 8) of the tiles at n = 512.</summary>
public sealed class CausalAgainstFull() : FastAttention(512)
{
    public override string Id => "attention.fast-causal";

    public override string What => $"causal attention in fast mode, as a multiple of full attention's time; {Size}";

    public override double Goal => 0.6;

    public override string Baseline => "03.3, every key, in fast mode";

    private protected override (Func<double> Yours, Func<double> Baseline) Prepare(Ladder ladder) =>
        (Checked(ladder, ladder.Causal(), row => row + 1), Checked(ladder, ladder.Flash(), _ => 512));
}

/// <summary>What a check of unit 03 pays for an access, against one of the tiled product: counts and race checks, in pairs.</summary>
public sealed class MeteredAttention : Claim
{
    private static readonly LaunchOptions s_metered = new() { Mode = ExecutionMode.Metered, Workers = 1 };
    private string _detail = "";

    public override string Detail => _detail;

    public override string Id => "attention.metered";

    public override string What =>
        "one access of flash attention, n = 512, d = 64, metered and race-checked on one core, as a multiple of the tiled product's";

    public override string Unit => "x";

    public override double Goal => 1.3;

    public override string Baseline => "one access of the tiled product of simulator.metered";

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        using var ladder = new Ladder(512);
        using var product = new Simulated();
        var flash = ladder.Flash();
        ladder.Check(flash, s_metered, _ => 512);
        product.Multiply(s_metered);
        progress("nine pairs");
        var pairs = Enumerable.Range(0, 9)
            .Select(_ => (Flash: PerAccess(ladder.Report(flash, s_metered)), Product: PerAccess(product.Multiply(s_metered)))).ToArray();
        _detail = $"{Quantiles.Median([.. pairs.Select(pair => pair.Flash)]):0.0} ns "
            + $"against {Quantiles.Median([.. pairs.Select(pair => pair.Product)]):0.0}";
        return [.. pairs.Select(pair => pair.Flash / pair.Product)];
    }

    private static double PerAccess((double Seconds, IReadOnlyList<LaunchReport> Launches) run) =>
        1e9 * run.Seconds / Simulated.Accesses(run.Launches);
}
