using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Inference.Matrices;
using Headroom.Inference.Teams;
using Headroom.Measurement;

namespace Headroom.Bench.Inference;

/// <summary>
/// A matrix of the engine times one token, taken from a ring of copies of three last-level caches, against the rate at which as many
/// cores can read, in turns with it.
/// </summary>
internal static class GemvShare
{
    private const int Rounds = 9;

    public static Claim Claim(MatrixFormat format, int cores) => new()
    {
        Id = $"inference.gemv.{format.ToString().ToLowerInvariant()}-{cores}",
        What = $"{MatrixRing.Shape} in {format} times one token, from memory, {(cores == 1 ? "one core" : $"{cores} cores")}: "
            + "share of the read-only ceiling",
        Unit = "%",
        Goal = 90,
        Better = Better.Higher,
        Baseline = "reading alone from memory, measured in the same run on as many cores",
        Measure = progress => Measure(format, cores, progress),
    };

    private static Samples Measure(MatrixFormat format, int cores, Action<string> progress)
    {
        if (Environment.ProcessorCount < cores) throw new ClaimSkipped($"this machine has {Environment.ProcessorCount} core.");
        progress("packing weights");
        var ring = new MatrixRing(format);
        using var team = new Team(cores);
        var reader = new Reader(3 * ThisMachine.CacheBytes);
        progress("products and reads in turns");
        var (shares, products) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 1; round++)
        {
            var (product, read) = (ring.Bytes / ring.Best(team), Math.Max(Best(Read(true), reader.Bytes), Best(Read(false), reader.Bytes)));
            if (round == 0) continue; // warms up
            shares.Add(100 * product / read);
            products.Add(product);
        }
        return new(shares, $"median {Units.Si(Quantiles.Median([.. products]), "B/s")}");

        Action Read(bool fetches) => () => team.Run(worker => reader.Pass(reader.Bytes, worker, cores, fetches));
    }

    // Of four passes: others only slow one down.
    private static double Best(Action pass, long bytes) => bytes / Enumerable.Range(0, 4).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        pass();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    });
}
