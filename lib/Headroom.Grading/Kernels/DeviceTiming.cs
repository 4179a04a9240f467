using System.Diagnostics;
using Headroom.Measurement;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>Times launches on a device by its own profiling markers, which leave the host's work before and after them out.</summary>
internal static class DeviceTiming
{
    private const int MostRuns = 21;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The median in seconds of up to 21 runs in half a second, and at least one, after a first one that nobody times.
    /// <paramref name="prepare"/> comes before each run and is not timed.
    /// </summary>
    public static double Median(Accelerator accelerator, Action prepare, Action launch)
    {
        var clock = Stopwatch.StartNew();
        prepare();
        launch();
        accelerator.Synchronize();
        var times = new List<double>();
        do times.Add(Once(accelerator, prepare, launch));
        while (times.Count < MostRuns && clock.Elapsed < s_patience);
        return Quantiles.Median([.. times]);
    }

    private static double Once(Accelerator accelerator, Action prepare, Action launch)
    {
        prepare();
        accelerator.Synchronize();
        var stream = accelerator.DefaultStream;
        using var start = stream.AddProfilingMarker();
        launch();
        using var end = stream.AddProfilingMarker();
        accelerator.Synchronize();
        return end.MeasureFrom(start).TotalSeconds;
    }
}
