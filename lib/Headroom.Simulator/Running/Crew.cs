namespace Headroom.Simulator.Running;

/// <summary>
/// Runs jobs on the calling thread and on as many threads of the pool as come. The caller takes what nobody has taken, so it never waits
/// for a thread that is not there; it leaves when all that were taken have ended, whatever happens to it.
/// </summary>
internal sealed class Crew(int jobs, Action<int> work, StopSignal stop)
{
    private const int MillisecondsBetweenLooks = 20;

    private readonly object _gate = new();
    private int _taken;
    private int _busy;

    public void Run()
    {
        for (var i = 1; i < jobs; i++) ThreadPool.UnsafeQueueUserWorkItem(static crew => crew.WorkOnce(), this, preferLocal: false);
        var ended = false;
        try
        {
            while (WorkOnce())
            {
            }
            lock (_gate)
                while (_busy > 0)
                    if (!Monitor.Wait(_gate, MillisecondsBetweenLooks)) HostThread.ThrowIfWanted();
            ended = true;
        }
        finally
        {
            // An exception on its way out: somebody stopped the thread or interrupted it. Buffers are the host's again when it arrives.
            if (!ended) Leave();
        }
    }

    private bool WorkOnce()
    {
        int job;
        lock (_gate)
        {
            if (_taken == jobs) return false;
            job = _taken++;
            _busy++;
        }
        try
        {
            work(job);
        }
        finally
        {
            lock (_gate)
            {
                _busy--;
                Monitor.PulseAll(_gate);
            }
        }
        return true;
    }

    private void Leave()
    {
        stop.Raise();
        lock (_gate)
        {
            _taken = jobs;
            while (_busy > 0)
            {
                try
                {
                    Monitor.Wait(_gate);
                }
                catch (ThreadInterruptedException)
                {
                    // Waits on: the first interruption is on its way out already.
                }
            }
        }
    }
}
