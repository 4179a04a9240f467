using System.Diagnostics;

namespace Headroom.Hardware;

/// <summary>Threads that start each pass together; a pass lasts until the last of them is done.</summary>
internal sealed class Crew(int workers, Action<int> pass)
{
    private readonly List<double> _seconds = [];
    private volatile Exception? _failure;
    private long _started;
    private bool _running;
    private bool _done;

    /// <summary>Seconds of every pass after the first, which warms up; passes start until the limit is reached, two at least.</summary>
    public IReadOnlyList<double> Run(double limit)
    {
        var begun = Stopwatch.GetTimestamp();
        using var barrier = new Barrier(workers, _ => Tick(begun, limit));
        var threads = Enumerable.Range(0, workers)
            .Select(worker => new Thread(() => Work(worker, barrier)) { IsBackground = true })
            .ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (_failure is not null) throw new InvalidOperationException("a calibration thread failed", _failure);
        return _seconds[1..];
    }

    private void Work(int worker, Barrier barrier)
    {
        try
        {
            while (true)
            {
                barrier.SignalAndWait();
                if (_done) return;
                pass(worker);
                barrier.SignalAndWait();
            }
        }
        catch (Exception e)
        {
            (_failure, _done) = (e, true);
            barrier.RemoveParticipant();
        }
    }

    // Runs when all have arrived: alternately before a pass and after it.
    private void Tick(long begun, double limit)
    {
        if (_running) _seconds.Add(Stopwatch.GetElapsedTime(_started).TotalSeconds);
        else _done |= _seconds.Count > 2 && Stopwatch.GetElapsedTime(begun).TotalSeconds > limit;
        _running = !_running;
        _started = Stopwatch.GetTimestamp();
    }
}
