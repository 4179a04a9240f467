using Headroom.Grading;

namespace Graders;

/// <summary>How long a formula takes, by the process's own clock, so that other programs do not count.</summary>
internal static class ProcessorTime
{
    /// <summary>Seconds: a formula takes microseconds, and its compiler some milliseconds, 100 million turns of a loop more.</summary>
    public const double AtOnce = 0.07;

    public static double Of<T>(Func<T> formula, out T result)
    {
        var clock = ProcessorClock.OrSystem;
        var started = clock.GetTimestamp();
        result = formula();
        return clock.GetElapsedTime(started).TotalSeconds;
    }
}
