namespace Headroom.Simulator.Memory;

/// <summary>
/// Which launches of a device run now, on which buffers. Several host threads may launch on one buffer at once; but one that may have to
/// undo what its groups did needs its buffers for itself, and others wait for it.
/// </summary>
internal sealed class BuffersInUse
{
    private readonly object _gate = new();
    private readonly List<Use> _uses = [];

    /// <summary>Starts a launch on <paramref name="buffers"/>; waits while one of them is another launch's alone.</summary>
    public Use Start(Allocation[] buffers)
    {
        var use = new Use(this, buffers);
        lock (_gate)
        {
            while (_uses.Exists(other => other.IsAlone && other.Shares(buffers))) Monitor.Wait(_gate);
            _uses.Add(use);
        }
        return use;
    }

    internal sealed class Use(BuffersInUse all, Allocation[] buffers) : IDisposable
    {
        public bool IsAlone { get; private set; }

        public bool Shares(Allocation[] others) => buffers.AsSpan().ContainsAny(others);

        /// <summary>Takes the buffers for this launch alone; false where another launch works on one of them.</summary>
        public bool TryBeAlone()
        {
            lock (all._gate)
                return IsAlone = !all._uses.Exists(other => other != this && other.Shares(buffers));
        }

        public void BeAmongOthers()
        {
            lock (all._gate)
            {
                IsAlone = false;
                Monitor.PulseAll(all._gate);
            }
        }

        public void Dispose()
        {
            lock (all._gate)
            {
                all._uses.Remove(this);
                Monitor.PulseAll(all._gate);
            }
        }
    }
}
