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
        return s_kept.GetOrAdd((circumstance, seed), _ => new(() => new LabRun(LabSettings.Drawn(circumstance, seed)).Record())).Value;
    }

    /// <summary>Records of several runs, in their order, trained side by side.</summary>
    public static IReadOnlyList<RunRecord> Run(IReadOnlyList<(Circumstance Circumstance, ulong Seed)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var records = new RunRecord[runs.Count];
        var most = new ParallelOptions { MaxDegreeOfParallelism = Cores };
        Parallel.For(0, runs.Count, most, at => records[at] = Run(runs[at].Circumstance, runs[at].Seed));
        return records;
    }
}
