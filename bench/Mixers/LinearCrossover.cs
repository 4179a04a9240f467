using Headroom.Bench.Attention;
using Headroom.Measurement;
using Headroom.Simulator;

namespace Headroom.Bench.Mixers;

/// <summary>
/// Chunked linear attention and causal flash attention, one head, in fast mode on one core: from which length on the first is the faster.
/// </summary>
internal static class LinearCrossover
{
    private const int Longest = 2_048;

    private static readonly LaunchOptions s_fast = new() { Mode = ExecutionMode.Fast, Workers = 1 };

    public static Claim Claim => new()
    {
        Id = "linear.crossover",
        What = $"causal flash attention in fast mode, as a multiple of chunked linear attention's time; n = {Longest:#,0}, d = 64",
        Unit = "x",
        Goal = 4,
        Better = Better.Higher,
        Baseline = "chunked linear attention in chunks of 64, in fast mode, in pairs",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var (from, longest, table) = (0, Array.Empty<double>(), new List<string>());
        for (var n = 64; n <= Longest; n *= 2)
        {
            progress($"n = {n:#,0}");
            using var flash = new Ladder(n);
            using var linear = new LinearRun(n);
            var causal = flash.Causal();
            flash.Check(causal, s_fast, row => row + 1);
            linear.Check(s_fast);
            // .NET compiles what is called often once more.
            for (var warm = 0; warm < 4_096 / n; warm++) (_, _) = (flash.Time(causal, s_fast), linear.Time(s_fast));
            var pairs = Enumerable.Range(0, n > 1_000 ? 5 : 11).Select(_ => flash.Time(causal, s_fast) / linear.Time(s_fast));
            longest = [.. pairs];
            var ratio = Quantiles.Median(longest);
            table.Add($"{n}: {ratio:0.00}");
            if (ratio <= 1) from = 0;
            else if (from == 0) from = n;
        }
        return new(longest, $"{(from == 0 ? "never faster" : $"faster from n = {from} on")}; {string.Join(", ", table)}");
    }
}
