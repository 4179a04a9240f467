namespace Headroom.Simulator.Running;

/// <summary>
/// Whose turn it is, from a seed. Some seeds change the group at every turn; others let one run on until it waits, so that it is far ahead
/// of the rest. Faults that need an order show up in one or the other.
/// </summary>
internal sealed class Schedule(int seed)
{
    private static readonly double[] s_stickiness = [0, 0.5, 0.9, 0.99];

    private readonly double _stickiness = s_stickiness[(seed & int.MaxValue) % s_stickiness.Length];
    private readonly List<int> _ready = [];
    private int _last = -1;

    public Random Random { get; } = new(seed);

    /// <summary>The number of a group that is ready; -1 where there is none.</summary>
    public int Next(int count, Func<int, bool> isReady)
    {
        if (_last >= 0 && _last < count && Random.NextDouble() < _stickiness && isReady(_last)) return _last;
        return _last = Any(count, isReady);
    }

    /// <summary>Any of those that are ready; -1 where there is none.</summary>
    public int Any(int count, Func<int, bool> isReady)
    {
        _ready.Clear();
        for (var i = 0; i < count; i++)
            if (isReady(i)) _ready.Add(i);
        return _ready.Count == 0 ? -1 : _ready[Random.Next(_ready.Count)];
    }
}
