using System.Diagnostics;
using Headroom.Hardware;

namespace Headroom.Bench.Training;

/// <summary>What the matrix products of a step reach of the machine's own peak, measured in turns with it.</summary>
internal static class ProductShare
{
    private const int Rounds = 5;
    private static readonly TimeSpan s_slice = TimeSpan.FromSeconds(1.5);

    public static Claim Claim => new()
    {
        Id = "training.products",
        What = $"matrix products of a layer at d = 256, backward included, as a share of the FMA peak; {Native.Threads} threads",
        Unit = "%",
        Goal = 60,
        Better = Better.Higher,
        Baseline = "FP32 multiply-adds on registers, on as many cores",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        Native.Load();
        using var products = new LayerProducts();
        products.Pass();
        progress($"{Rounds} rounds of peak and products");
        var (shares, detail) = (new List<double>(), "");
        for (var round = 0; round < Rounds; round++)
        {
            var (peak, reached) = (Peak(), Best(products));
            shares.Add(100 * reached / peak);
            detail = $"{reached / 1e9:0} of {peak / 1e9:0} GFLOP/s in the last round";
        }
        return new(shares, detail);
    }

    private static double Peak()
    {
        var machine = Calibration.Measure();
        return Native.Threads >= machine.Cores
            ? machine.Fp32AllCores
            : Math.Min(machine.Fp32AllCores, Native.Threads * machine.Fp32OneCore);
    }

    // Of each product the fastest, as the peak is that of many passes of 2 ms: what others take of the processor is in neither.
    private static double Best(LayerProducts products)
    {
        var begun = Stopwatch.GetTimestamp();
        var best = Enumerable.Repeat(double.MaxValue, products.All.Count).ToArray();
        while (Stopwatch.GetElapsedTime(begun) < s_slice)
            for (var i = 0; i < best.Length; i++)
            {
                var started = Stopwatch.GetTimestamp();
                products.All[i]();
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        return LayerProducts.Flops / best.Sum();
    }
}
