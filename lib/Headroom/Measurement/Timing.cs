namespace Headroom.Measurement;

/// <summary>Times one piece of work on its own. To say which of two is faster, use <see cref="PairedTiming"/>.</summary>
public static class Timing
{
    private const int MostSamples = 1000;

    /// <summary>
    /// Repeats the work until the budget is spent, a third of it as warm-up; short work is batched to samples of half a millisecond.
    /// </summary>
    /// <param name="work">What is timed.</param>
    /// <param name="budget">Wall time at most, but for the last sample; half a second unless told.</param>
    /// <param name="clock">The system's unless a test brings its own.</param>
    public static TimingReport Measure(Action work, TimeSpan? budget = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        clock ??= TimeProvider.System;
        var limit = (budget ?? TimeSpan.FromSeconds(0.5)).TotalSeconds;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit, nameof(budget));
        var wall = new Stopclock(clock);
        var batch = 1;
        var sample = Time(work, batch, clock);
        while (wall.Seconds + sample < limit / 3 && batch < 1 << 24)
        {
            if (sample < 0.5e-3) batch *= 2;
            sample = Time(work, batch, clock);
        }
        var seconds = new List<double>();
        do seconds.Add(Time(work, batch, clock) / batch);
        while (seconds.Count < MostSamples && wall.Seconds < limit);
        return TimingReport.From(seconds.ToArray());
    }

    private static double Time(Action work, int batch, TimeProvider clock)
    {
        var clocked = new Stopclock(clock);
        for (var i = 0; i < batch; i++) work();
        return clocked.Seconds;
    }
}
