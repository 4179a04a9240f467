namespace Headroom.Hardware;

public sealed partial record Calibration
{
    private const long SmallestSet = 256 << 10;

    /// <summary>The read-only ceiling of all cores, each with its share of the working set.</summary>
    public required ReadCurve ReadsAllCores { get; init; }

    /// <summary>The read-only ceiling of one core.</summary>
    public required ReadCurve ReadsOneCore { get; init; }

    /// <summary>The read-only ceiling of so many cores: of one, else of all.</summary>
    public ReadCurve Reads(int cores) => cores == 1 ? ReadsOneCore : ReadsAllCores;

    /// <summary>
    /// Where a working set lies: <c>level 2 cache</c>, <c>memory</c>. A level that each core has is as large as all of them.
    /// </summary>
    public static string LevelOf(double bytes, int cores)
    {
        var caches = Hardware.Processor.CacheBytes;
        for (var level = 0; level < caches.Count; level++)
            if (bytes <= caches[level] * (level < caches.Count - 1 ? cores : 1)) return $"level {level + 1} cache";
        return "memory";
    }

    // Working sets from what a core's own caches hold to three last-level caches, doubling; each with and without prefetches.
    private static ReadCurve MeasureReads(Reader reader, int workers, double limit)
    {
        var points = new List<ReadPoint>();
        for (var bytes = Math.Min(SmallestSet, reader.Bytes); ; bytes = Math.Min(2 * bytes, reader.Bytes))
        {
            points.Add(new(bytes, Math.Max(Rate(bytes, fetches: false), Rate(bytes, fetches: true))));
            if (bytes == reader.Bytes) return new(points);
        }

        double Rate(long bytes, bool fetches)
        {
            var read = new long[workers];
            var seconds = new Crew(workers, worker => read[worker] = reader.Pass(bytes, worker, workers, fetches)).Run(limit);
            return read.Sum() / seconds.Min();
        }
    }

    private static long ReadBytes(long arrayBytes) => Math.Min(3 * Hardware.Processor.LastLevelCacheBytes, arrayBytes);
}
