namespace Headroom.Simulator.Checking;

// Words on which atomic operations meet: what was left there for those who come later.
internal sealed unsafe partial class CoResidentChecks
{
    private readonly Dictionary<long, Signals> _signals = [];

    // An atomic operation sees all that came before it on its word, and leaves what a fence before it lets out.
    private void Synchronize(GroupClock clock, int lane, long address, (bool Wrote, bool Changed) what, int site)
    {
        if (!_checks.Races) return;
        if (_signals.TryGetValue(address, out var signals))
        {
            if (signals.Released is { } released) clock.Acquire(lane, released, onlyRead: !what.Changed);
            clock.Hear(signals.Unfenced);
        }
        if (what.Wrote)
        {
            if (signals is null) _signals[address] = signals = new(clock.Places);
            signals.Released = Clock.Join(signals.Released, clock.Released(lane), clock.Threads);
            ref var unfenced = ref signals.Unfenced[clock.Place];
            unfenced = ThreadTimes.Join(unfenced, clock.Unfenced(lane, _now, site), clock.Threads);
        }
        _now++;
    }

    // A plain write starts over: whoever sees it does not see what was left before.
    private void Forget(long address) => _signals.Remove(address);

    // The shared memory of the next group is another memory.
    private void Forget(nint from, nuint bytes)
    {
        foreach (var address in _signals.Keys.Where(address => (nuint)((nint)address - from) < bytes).ToArray()) _signals.Remove(address);
    }

    private sealed class Signals(int places)
    {
        public readonly ThreadTimes?[] Unfenced = new ThreadTimes?[places];
        public Clock? Released;
    }
}
