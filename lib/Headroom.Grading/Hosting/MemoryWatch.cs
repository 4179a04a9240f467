using System.ComponentModel;
using System.Diagnostics;

namespace Headroom.Grading.Hosting;

/// <summary>
/// The garbage-collected heap is limited by the runtime; native memory is not. This looks at the process five times a second and
/// cancels the request when it holds more than its budget and what the runtime itself needs.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private const long Runtime = 512L << 20;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private bool _ended;

    public MemoryWatch(Process process, int memoryMb, CancellationTokenSource limit)
    {
        var allowed = ((long)memoryMb << 20) + Runtime;
        _timer = new Timer(_ => Look(process, allowed, limit), null, 200, 200);
    }

    public bool Exceeded { get; private set; }

    /// <summary>Nobody looks at the process from here on.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate) _ended = true;
    }

    private void Look(Process process, long allowed, CancellationTokenSource limit)
    {
        try
        {
            if (!IsOver(process, allowed)) return;
            Exceeded = true;
            limit.Cancel();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or ObjectDisposedException)
        {
            // The process or the request ended while being looked at.
        }
    }

    // On a busy machine a look may take longer than the timer's period. Two at once would see each other's half of a refresh.
    private bool IsOver(Process process, long allowed)
    {
        if (!_gate.TryEnter()) return false;
        try
        {
            if (_ended) return false;
            process.Refresh();
            return !process.HasExited && process.WorkingSet64 > allowed;
        }
        finally
        {
            _gate.Exit();
        }
    }
}
