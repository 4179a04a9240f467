using System.Collections.Concurrent;
using Headroom.Diagnosing;

namespace Headroom.Training.Diagnosing;

/// <summary>
/// Trains tiny transformers that are healthy or have one fault, on a language of a few phrases. Sizes, rates and texts are drawn. Records
/// cannot be written to, so a run that is asked for again is not trained again.
/// </summary>
public static class Laboratory
{
    private const int Cores = 2, MostKept = 128;
    private static readonly ConcurrentDictionary<(Circumstance, ulong), Lazy<RunRecord>> s_kept = new();

    /// <summary>The record of one run: on one machine the same circumstance and seed are the same run.</summary>
    public static RunRecord Run(Circumstance circumstance, ulong seed)
    {
        if (s_kept.Count >= MostKept) s_kept.Clear();
        return s_kept.GetOrAdd((circumstance, seed), _ => new(() => Trained(circumstance, seed))).Value;
    }

    /// <summary>Records of several runs, in their order, trained side by side.</summary>
    public static IReadOnlyList<RunRecord> Run(IReadOnlyList<(Circumstance Circumstance, ulong Seed)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var records = new RunRecord[runs.Count];
        var most = new ParallelOptions { MaxDegreeOfParallelism = Cores };
        // One by one: a core that were given several at once would train them while the other has none left.
        var one = Partitioner.Create(Enumerable.Range(0, runs.Count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(one, most, at => records[at] = Run(runs[at].Circumstance, runs[at].Seed));
        return records;
    }

    // A norm makes 0 of activations whose squares overflow. Some runs at too high a rate end there: scores of 0, gradients of 0 and a loss
    // of ln V, as if nothing had happened. Such a run is made again at twice the rate, until its loss overflows.
    private static RunRecord Trained(Circumstance circumstance, ulong seed)
    {
        for (var settings = LabSettings.Drawn(circumstance, seed); ; settings = settings with { PeakRate = 2 * settings.PeakRate })
        {
            var record = new LabRun(settings).Record();
            if (circumstance != Circumstance.SteepDescent || double.IsNaN(record.Losses[^1])) return record;
        }
    }
}
