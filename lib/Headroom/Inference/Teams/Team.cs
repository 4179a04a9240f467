using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Headroom.Inference.Teams;

/// <summary>
/// Threads that run one piece of work together and meet between its phases. A token takes some fifty meetings, microseconds apart, so who
/// waits spins at first; it soon sleeps, for a machine may have other work, and the thread that it waits for may be without a core.
/// </summary>
public sealed class Team : IDisposable
{
    private const int Spins = 1000; // some tens of microseconds: longer than phases are uneven where every thread has a core
    private readonly object _gate = new(); // a Monitor: sleepers wait on it
    private readonly Thread[] _others;
    private Action<int>? _work;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _over, _broken;
    private int _round, _phase, _arrived, _running, _sleepers;

    /// <param name="threads">At least one; the caller of <see cref="Run"/> is the first of them.</param>
    public Team(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        Threads = threads;
        _others = new Thread[threads - 1];
        for (var i = 0; i < _others.Length; i++)
        {
            var worker = i + 1;
            _others[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"team {worker}" };
            _others[i].Start();
        }
    }

    public int Threads { get; }

    /// <summary>The part of <paramref name="count"/> things that one of some workers takes: stretches that differ by one at most.</summary>
    public static (int First, int End) Share(int count, int worker, int workers) =>
        ((int)((long)count * worker / workers), (int)((long)count * (worker + 1) / workers));

    /// <summary>Runs the work once on each thread, with its number from 0; returns when all are done.</summary>
    /// <exception cref="Exception">The first that a thread threw.</exception>
    public void Run(Action<int> work)
    {
        ObjectDisposedException.ThrowIf(_over, this);
        if (Threads == 1)
        {
            work(0);
            return;
        }
        (_work, _running, _arrived, _failure, _broken) = (work, Threads, 0, null, false);
        Advance(ref _round);
        Do(0);
        Await(ref _running, until: 0);
        _work = null;
        _failure?.Throw();
    }

    /// <summary>Called by every thread of a running piece of work: returns when all have come here.</summary>
    public void Meet()
    {
        if (Threads == 1) return;
        var phase = Volatile.Read(ref _phase);
        if (Interlocked.Increment(ref _arrived) == Threads)
        {
            _arrived = 0;
            Advance(ref _phase);
        }
        else Await(ref _phase, until: phase + 1);
        if (_broken) throw new OperationCanceledException("another thread of the team failed.");
    }

    public void Dispose()
    {
        if (_over) return;
        _over = true;
        Advance(ref _round);
        foreach (var other in _others) other.Join();
    }

    private void Serve(int worker)
    {
        for (var round = 1; ; round++)
        {
            Await(ref _round, until: round);
            if (_over) return;
            Do(worker);
        }
    }

    private void Do(int worker)
    {
        try
        {
            _work!(worker);
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                if (!_broken) _failure = ExceptionDispatchInfo.Capture(failure);
                _broken = true;
                Monitor.PulseAll(_gate);
            }
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == 0) Wake();
        }
    }

    private void Advance(ref int number)
    {
        Interlocked.Increment(ref number);
        Wake();
    }

    // After an interlocked write: whoever counts itself a sleeper later sees what was written.
    private void Wake()
    {
        if (Volatile.Read(ref _sleepers) == 0) return;
        lock (_gate) Monitor.PulseAll(_gate);
    }

    // A round that nobody else has begun cannot be broken; a phase can, and then nobody will end it.
    private void Await(ref int number, int until)
    {
        for (var spins = 0; spins < Spins; spins++)
        {
            if (Volatile.Read(ref number) == until) return;
            Thread.SpinWait(1);
        }
        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref number) != until && !GivenUp(ref number)) Monitor.Wait(_gate);
            _sleepers--;
        }
    }

    private bool GivenUp(ref int number) => _broken && Unsafe.AreSame(ref number, ref _phase);
}
