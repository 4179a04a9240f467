namespace Headroom.Simulator.Metering;

// Warps share one set of buffers. What is left in them when a warp has to stop half-way waits here.
internal sealed unsafe partial class Meter
{
    private readonly Dictionary<int, byte[][]> _waiting = [];

    /// <summary>A warp starts or goes on.</summary>
    public void Enter(int warp, ReadOnlySpan<Lane> lanes)
    {
        _waiting.Remove(warp, out var events);
        for (var i = 0; i < lanes.Length; i++)
        {
            var start = BufferOf(i);
            var kept = events?[i] ?? [];
            kept.CopyTo(new Span<byte>((void*)start, kept.Length));
            lanes[i].Events = start + kept.Length;
        }
    }

    /// <summary>A warp stops though some of its lanes could go on.</summary>
    public void Leave(int warp, ReadOnlySpan<Lane> lanes)
    {
        var events = new byte[lanes.Length][];
        for (var i = 0; i < lanes.Length; i++)
        {
            var start = BufferOf(i);
            events[i] = new ReadOnlySpan<byte>((void*)start, (int)(lanes[i].Events - start)).ToArray();
        }
        _waiting[warp] = events;
        CloseWarp(warp);
    }
}
