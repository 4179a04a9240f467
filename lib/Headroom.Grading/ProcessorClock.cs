using System.Diagnostics;

namespace Headroom.Grading;

/// <summary>
/// Processor time of this process as a clock: the turns of other programs do not count, and work given to other threads does.
/// </summary>
public sealed class ProcessorClock : TimeProvider
{
    private const double CoarsestMicroseconds = 50;

    private ProcessorClock()
    {
    }

    /// <summary>
    /// This clock where the system keeps it finely (Linux and macOS: 1 µs), else the system's (Windows counts turns of 15.6 ms).
    /// </summary>
    public static TimeProvider OrSystem { get; } = IsFine() ? new ProcessorClock() : System;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;

    // Reads until it moved five times; a coarse clock does not within 5 ms of its own time.
    private static bool IsFine()
    {
        var (smallest, moves, last) = (double.MaxValue, 0, Environment.CpuUsage.TotalTime);
        for (var started = Stopwatch.GetTimestamp(); moves < 5 && Stopwatch.GetElapsedTime(started).TotalMilliseconds < 100;)
        {
            var now = Environment.CpuUsage.TotalTime;
            if (now == last) continue;
            smallest = Math.Min(smallest, (now - last).TotalMicroseconds);
            (last, moves) = (now, moves + 1);
        }
        return smallest <= CoarsestMicroseconds;
    }
}
