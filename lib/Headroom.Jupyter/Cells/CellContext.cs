namespace Headroom.Jupyter.Cells;

/// <summary>
/// Where a cell's own code runs: its first part on a thread of its own, what follows an await on the pool. Waits are stopped by an
/// interrupt; loops of the cell look whether to stop themselves. Exceptions of <c>async void</c> methods arrive here too.
/// </summary>
internal sealed class CellContext(CellRun run) : SynchronizationContext
{
    private const int Stack = 16 << 20;
    private readonly HashSet<Thread> _works = [];
    private readonly Lock _gate = new();
    private bool _hasStarted, _isStopping;

    /// <summary>Whether a thread is inside the cell's code.</summary>
    public bool IsBusy
    {
        get { lock (_gate) return _works.Count > 0; }
    }

    public override void Post(SendOrPostCallback d, object? state) => Unbroken.Run(() => Queue(d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// Wakes threads that wait. Called again while some go on: a cell may catch what wakes it. No thread is aborted: of thirty aborts of a
    /// query or a regular expression one or more ended the process (.NET 10.0, x64, Linux), and with it the variables of the whole
    /// notebook.
    /// </summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
            foreach (var work in _works) work.Interrupt();
        }
    }

    /// <summary>Threads that do not end are left behind; what runs next comes before them, where the system knows priorities.</summary>
    public void Abandon()
    {
        lock (_gate)
            foreach (var work in _works) work.Priority = ThreadPriority.Lowest;
    }

    private void Queue(SendOrPostCallback d, object? state)
    {
        bool first;
        lock (_gate)
        {
            first = !_hasStarted;
            _hasStarted = true;
        }
        if (first) new Thread(() => Run(d, state), Stack) { IsBackground = true, Name = "cell" }.UnsafeStart();
        else ThreadPool.UnsafeQueueUserWorkItem(_ => Run(d, state), null);
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        var work = Thread.CurrentThread;
        lock (_gate)
        {
            if (_isStopping) return;
            _works.Add(work);
        }
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        catch (Exception e) when (_isStopping
            && e is OperationCanceledException or ThreadInterruptedException) { /* As it was asked to. */ }
        catch (Exception e) { Uninterrupted(() => run.Fault(e)); }
        finally
        {
            SetSynchronizationContext(before);
            Uninterrupted(() => { lock (_gate) _works.Remove(work); });
            if (_isStopping) Forget();
        }
    }

    // An interrupt may arrive while the thread waits for a lock of ours, with nobody above to catch it. It has done its work then.
    private static void Uninterrupted(Action work)
    {
        while (true)
        {
            try
            {
                work();
                return;
            }
            catch (ThreadInterruptedException) { /* Once more. */ }
        }
    }

    // An interrupt that found no wait would hit whatever the pool's thread does next.
    private static void Forget()
    {
        try { Thread.Sleep(1); }
        catch (ThreadInterruptedException) { /* That was it. */ }
    }
}
