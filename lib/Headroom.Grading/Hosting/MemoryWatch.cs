namespace Headroom.Grading.Hosting;

/// <summary>
/// The garbage-collected heap is limited by the runtime; native memory is not. This looks at the process five times a second and
/// cancels the request when it holds more than its budget and what the runtime itself needs. Where threads are counted, too many of them
/// end it as well.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    /// <summary>More than any exercise needs; the simulated GPU has a few dozen.</summary>
    public const int MostThreads = 1000;

    private const long Runtime = 512L << 20;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private bool _ended;

    public MemoryWatch(ProcessUsage usage, int memoryMb, CancellationTokenSource limit)
    {
        var allowed = ((long)memoryMb << 20) + Runtime;
        _timer = new Timer(_ => Look(usage, allowed, limit), null, 200, 200);
    }

    /// <summary>Which of the two it was; null while neither is exceeded.</summary>
    public Ended? Exceeded { get; private set; }

    /// <summary>Nobody looks at the process from here on.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate) _ended = true;
    }

    private void Look(ProcessUsage usage, long allowed, CancellationTokenSource limit)
    {
        if (Exceeds(usage, allowed) is not { } exceeded) return;
        try
        {
            Exceeded = exceeded;
            limit.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request ended while the process was looked at.
        }
    }

    // On a busy machine a look may take longer than the timer's period. Two at once would see each other's half of a refresh.
    private Ended? Exceeds(ProcessUsage usage, long allowed)
    {
        if (!_gate.TryEnter()) return null;
        try
        {
            return _ended ? null
                : usage.Memory > allowed ? Ended.OutOfMemory
                : usage.Threads > MostThreads ? Ended.TooManyThreads
                : null;
        }
        finally
        {
            _gate.Exit();
        }
    }
}
