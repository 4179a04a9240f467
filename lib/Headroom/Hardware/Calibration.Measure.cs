using System.Diagnostics;

namespace Headroom.Hardware;

public sealed partial record Calibration
{
    /// <summary>Measures this machine in about three seconds, five at most on ordinary hardware.</summary>
    public static Calibration Measure() => Measure(new CalibrationOptions());

    /// <summary>
    /// Measures this machine within the options' bounds; throws <see cref="InvalidOperationException"/> when a loop computes a wrong
    /// result.
    /// </summary>
    public static Calibration Measure(CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var begun = Stopwatch.GetTimestamp();
        var cores = Environment.ProcessorCount;
        var arrayBytes = options.ArrayBytes ?? DefaultArrayBytes();
        var (triadAll, streamAll) = (new Ceiling(), new Ceiling());
        var (triadOne, streamOne) = (new Ceiling(), new Ceiling());
        var (fp32All, fp32One, fp64All, fp64One) = (new Ceiling(), new Ceiling(), new Ceiling(), new Ceiling());
        var worked = 0.0; // share of all cores that the FMA loop got
        var (fp32, fp64) = (Fma.Start(Dtype.Fp32), Fma.Start(Dtype.Fp64));

        // Two rounds, so that a disturbance of a second does not hide a ceiling; the second is dropped when time is short. On a busy
        // machine the arrays alone may take that time: the first round is measured all the same.
        var triad = Prepare(arrayBytes, cores);
        for (var round = 0; round == 0 || round < 2 && Elapsed() < options.Limit.TotalSeconds / 2; round++)
        {
            Traffic(triadAll, cores, worker => triad.Pass(worker, cores));
            Traffic(streamAll, cores, worker => triad.StreamingPass(worker, cores));
            Traffic(triadOne, 1, worker => triad.Pass(worker, 1));
            Traffic(streamOne, 1, worker => triad.StreamingPass(worker, 1));
            worked = Math.Max(worked, ShareOfCores(cores, () => Work(fp32All, cores, fp32)));
            Work(fp32One, 1, fp32);
            Work(fp64All, cores, fp64);
            Work(fp64One, 1, fp64);
        }
        if (!triad.IsRight())
            throw new InvalidOperationException(
                "the calibration's triad computed a wrong element; this runtime or memory cannot be trusted.");
        var reader = new Reader(ReadBytes(arrayBytes));
        var readSlice = options.Slice.TotalSeconds / 16;
        var readsOne = MeasureReads(reader, 1, readSlice);
        var readsAll = cores == 1 ? readsOne : MeasureReads(reader, cores, readSlice);
        Ceiling[] all = [triadAll, streamAll, triadOne, streamOne, fp32All, fp32One, fp64All, fp64One];
        return new Calibration
        {
            Processor = Hardware.Processor.Name,
            Cores = cores,
            Runtime = Environment.Version.ToString(),
            VectorBits = FmaLoop.VectorBits,
            CacheBytes = Hardware.Processor.LastLevelCacheBytes,
            ArrayBytes = (long)triad.CountedBytes,
            TriadAllCores = triadAll.OrAtLeast(triadOne),
            TriadOneCore = triadOne.Best,
            StreamingTriadAllCores = streamAll.OrAtLeast(streamOne),
            StreamingTriadOneCore = streamOne.Best,
            Fp32AllCores = fp32All.OrAtLeast(fp32One),
            Fp32OneCore = fp32One.Best,
            Fp64AllCores = fp64All.OrAtLeast(fp64One),
            Fp64OneCore = fp64One.Best,
            ReadsAllCores = readsAll,
            ReadsOneCore = readsOne,
            Steadiness = all.Min(ceiling => ceiling.Steadiness) * Math.Min(worked, 1),
            Runs = 1,
            Seconds = Elapsed(),
        };

        double Elapsed() => Stopwatch.GetElapsedTime(begun).TotalSeconds;

        void Traffic(Ceiling ceiling, int workers, Action<int> pass) =>
            ceiling.Add(triad.CountedBytes, new Crew(workers, pass).Run(options.Slice.TotalSeconds));

        void Work(Ceiling ceiling, int workers, Fma fma) =>
            ceiling.Add(fma.FlopsPerPass * workers, new Crew(workers, _ => fma.Pass()).Run(options.Slice.TotalSeconds / 2));
    }

    // When the system runs others' work meanwhile, every pass may be equally slow: the processor time shows it, the passes do not.
    private static double ShareOfCores(int cores, Action work)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work();
        return (Environment.CpuUsage.TotalTime - used) / Stopwatch.GetElapsedTime(started) / cores;
    }

    // Four times the last-level cache in all three arrays, within reason: at least 192 MiB, at most 1 GiB and a quarter of the memory.
    private static long DefaultArrayBytes() => Math.Min(
        Math.Clamp(4 * Hardware.Processor.LastLevelCacheBytes, 192L << 20, 1L << 30),
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    private static Triad Prepare(long bytes, int cores)
    {
        var triad = new Triad(bytes);
        Parallel.For(0, cores, worker => triad.Touch(worker, cores));
        return triad;
    }
}
