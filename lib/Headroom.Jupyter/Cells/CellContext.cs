using System.Runtime;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Where a cell's own code runs: its first part on a thread of its own, what follows an await on the pool, and all of it stoppable, in loops by an abort and in
/// waits by an interrupt. Exceptions of <c>async void</c> methods arrive here too.
/// </summary>
internal sealed class CellContext(CellRun run) : SynchronizationContext
{
    private const int Stack = 16 << 20;
    private readonly HashSet<Work> _works = [];
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
    /// Wakes threads that wait, and, once patience is over, ends those whose loops are not the cell's own, such as a query's or a regular expression's.
    /// Called again while some go on: a cell may catch what wakes it.
    /// </summary>
    public void Stop(bool isPatient)
    {
        Work[] works;
        lock (_gate)
        {
            _isStopping = true;
            works = [.. _works];
            // Never both: the runtime does not survive an interrupt while an abort unwinds.
            if (isPatient)
                foreach (var work in works) work.Thread.Interrupt();
        }
        if (isPatient) return;
        // Cancel returns when the thread was aborted, which one in native code is not.
        foreach (var work in works) work.AbortOnce();
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
        var work = new Work(Thread.CurrentThread);
        lock (_gate)
        {
            if (_isStopping) return;
            _works.Add(work);
        }
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // Made for ending code that somebody typed.
            ControlledExecution.Run(() => callback(state), work.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (_isStopping && e is OperationCanceledException or ThreadInterruptedException) { /* As it was asked to. */ }
        catch (Exception e) { run.Fault(e); }
        finally
        {
            SetSynchronizationContext(before);
            lock (_gate) _works.Remove(work);
            if (_isStopping) Forget();
        }
    }

    // An interrupt that found no wait would hit whatever the pool's thread does next.
    private static void Forget()
    {
        try { Thread.Sleep(1); }
        catch (ThreadInterruptedException) { /* That was it. */ }
    }

#pragma warning disable CA1001 // Without a timer or a handle there is nothing to dispose of, and an abort may still be under way.
    private sealed class Work(Thread thread)
    {
        private readonly CancellationTokenSource _abort = new();
        private int _isAborted;

        public Thread Thread => thread;

        public CancellationToken Token => _abort.Token;

        public void AbortOnce()
        {
            if (Interlocked.Exchange(ref _isAborted, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(_ => _abort.Cancel(), null);
        }
    }
#pragma warning restore CA1001
}
