using System.Diagnostics;

namespace Headroom.Grading.Hosting;

/// <summary>Cancels a request that has spent its seconds; looks ten times a second, from <see cref="Begin"/> on.</summary>
internal sealed class TimeWatch(ProcessUsage usage, double seconds, CancellationTokenSource limit) : IDisposable
{
    private readonly SpentTime _spent = new();
    private readonly Lock _gate = new();
    private Timer? _timer;
    private long _looked;
    private TimeSpan _processor;

    /// <summary>The host's first word: a slow start of the runtime is not the learner's.</summary>
    public void Begin()
    {
        if (_timer is not null) return;
        (_looked, _processor) = (Stopwatch.GetTimestamp(), usage.Processor ?? default);
        _timer = new Timer(_ => Look(), null, 100, 100);
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        lock (_gate)
        {
            if (usage.Processor is not { } processor) return;
            var now = Stopwatch.GetTimestamp();
            _spent.Add(Stopwatch.GetElapsedTime(_looked, now).TotalSeconds, (processor - _processor).TotalSeconds);
            (_looked, _processor) = (now, processor);
            if (_spent.Seconds < seconds) return;
        }
        try
        {
            limit.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came while this looked.
        }
    }
}
