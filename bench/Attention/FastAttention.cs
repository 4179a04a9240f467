using Headroom.Simulator;

namespace Headroom.Bench.Attention;

/// <summary>A version of unit 03 in fast mode on one core, as a multiple of another way to compute the same, in pairs.</summary>
internal static class FastAttention
{
    private static readonly LaunchOptions s_fast = new() { Mode = ExecutionMode.Fast, Workers = 1 };

    /// <summary>v2 against v1: on a GPU the scores in memory cost time, on this processor they lie in its caches.</summary>
    public static Claim AgainstNaive(int n, string id) => new()
    {
        Id = id,
        What = $"flash attention in fast mode, as a multiple of three kernels' time; {Size(n)}",
        Unit = "x",
        Goal = 1,
        Baseline = "03.1, three kernels, in fast mode",
        Measure = progress => Pairs(
            n, progress, ladder => (Checked(ladder, ladder.Flash(), _ => n), Checked(ladder, ladder.Naive(), _ => n))),
    };

    /// <summary>v2 against what one writes without a GPU in mind.</summary>
    public static Claim AgainstLoop(int n, string id) => new()
    {
        Id = id,
        What = $"flash attention in fast mode, as a multiple of a plain C# loop's time; {Size(n)}",
        Unit = "x",
        Goal = 3,
        Baseline = "a plain C# loop over queries",
        Measure = progress => Pairs(n, progress, ladder =>
        {
            ladder.Loop(isCompared: true);
            return (Checked(ladder, ladder.Flash(), _ => n), () => ladder.Loop());
        }),
    };

    /// <summary>v3 against v2: (8 + 1) / (2 * 8) of the tiles at n = 512.</summary>
    public static Claim CausalAgainstFull(int n) => new()
    {
        Id = "attention.fast-causal",
        What = $"causal attention in fast mode, as a multiple of full attention's time; {Size(n)}",
        Unit = "x",
        Goal = 0.6,
        Baseline = "03.3, every key, in fast mode",
        Measure = progress => Pairs(
            n, progress, ladder => (Checked(ladder, ladder.Causal(), row => row + 1), Checked(ladder, ladder.Flash(), _ => n))),
    };

    private static string Size(int n) => $"n = {n:#,0}, d = 64, one head, one core";

    // Both are compared with the reference first; then they give the seconds of either.
    private static Samples Pairs(int n, Action<string> progress, Func<Ladder, (Func<double> Yours, Func<double> Baseline)> prepare)
    {
        using var ladder = new Ladder(n);
        progress("results against float64");
        var (yours, baseline) = prepare(ladder);
        baseline();
        var pairs = n > 1000 ? 5 : 15;
        progress($"{pairs} pairs");
        return [.. Enumerable.Range(0, pairs).Select(_ => yours() / baseline())];
    }

    private static Func<double> Checked(Ladder ladder, Action version, Func<int, int> keysOf)
    {
        ladder.Check(version, s_fast, keysOf);
        return () => ladder.Time(version, s_fast);
    }
}
