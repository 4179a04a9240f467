using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Metering;

internal sealed unsafe partial class Meter
{
    private const ulong SiteMask = (1UL << EventCode.SiteBits) - 1;

    private readonly int[] _active = new int[WarpEvents.Size];
    private int _activeCount;

    /// <summary>Merges what a warp's lanes have recorded, as far as none that can still run may be behind the others.</summary>
    public void Merge(ReadOnlySpan<Lane> lanes)
    {
        for (var i = 0; i < lanes.Length; i++) (_next[i], _end[i]) = (BufferOf(i), lanes[i].Events);
        while (Activate(lanes, out var steps)) MergeTogether(lanes, steps);
        KeepRest(lanes);
    }

    // The lanes with events, and how many steps all of them have.
    private bool Activate(ReadOnlySpan<Lane> lanes, out int steps)
    {
        _activeCount = 0;
        var shortest = nint.MaxValue;
        steps = 0;
        for (var i = 0; i < lanes.Length; i++)
        {
            var length = _end[i] - _next[i];
            if (length == 0)
            {
                if (lanes[i].MayBeBehind) return false;
                continue;
            }
            _active[_activeCount++] = i;
            shortest = nint.Min(shortest, length);
        }
        steps = (int)(shortest / sizeof(long));
        return _activeCount > 0;
    }

    // As long as all active lanes are at one site, one request follows the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MergeTogether(ReadOnlySpan<Lane> lanes, int steps)
    {
        var request = WarpEvents.None;
        request.Count = _activeCount;
        var next = stackalloc ulong*[WarpEvents.Size];
        for (var i = 0; i < WarpEvents.Size; i++)
        {
            var isUsed = i < _activeCount;
            next[i] = (ulong*)_next[_active[isUsed ? i : 0]];
            if (isUsed) request.Lanes[i] = (byte)_active[i];
        }
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < WarpEvents.Size; i++) request.Events[i] = next[i][step];
            var site = (int)(request.Events[0] & SiteMask);
            var pattern = _patterns + site;
            if (!pattern->Matches(ref request))
            {
                if (!IsOneSite(ref request))
                {
                    Advance(step);
                    MergeFurthestBehind(lanes);
                    return;
                }
                Learn(pattern, ref request);
            }
            Count(site, pattern, (long)(request.Events[0] >> EventCode.SiteBits), lanes);
        }
        Advance(steps);
    }

    private static bool IsOneSite(ref WarpEvents request)
    {
        ulong difference = 0;
        for (var i = 1; i < request.Count; i++) difference |= request.Events[i] ^ request.Events[0];
        return (difference & SiteMask) == 0;
    }

    private void Advance(int steps)
    {
        for (var i = 0; i < _activeCount; i++) _next[_active[i]] += steps * sizeof(long);
    }

    // One request of the lanes at the smallest site.
    private void MergeFurthestBehind(ReadOnlySpan<Lane> lanes)
    {
        var site = SiteMask;
        for (var i = 0; i < _activeCount; i++) site = Math.Min(site, *(ulong*)_next[_active[i]] & SiteMask);
        var request = WarpEvents.None;
        for (var i = 0; i < _activeCount; i++)
        {
            var lane = _active[i];
            var value = *(ulong*)_next[lane];
            if ((value & SiteMask) != site) continue;
            request.Events[request.Count] = value;
            request.Lanes[request.Count++] = (byte)lane;
            _next[lane] += sizeof(long);
        }
        for (var i = request.Count; i < WarpEvents.Size; i++) request.Events[i] = request.Events[0];
        var pattern = _patterns + site;
        if (!pattern->Matches(ref request)) Learn(pattern, ref request);
        Count((int)site, pattern, (long)(request.Events[0] >> EventCode.SiteBits), lanes);
    }

    private static void Learn(Pattern* pattern, ref WarpEvents events)
    {
        Unsafe.SkipInit(out Request request);
        request.Count = events.Count;
        for (var i = 0; i < events.Count; i++) request.Addresses[i] = (long)(events.Events[i] >> EventCode.SiteBits);
        pattern->Learn(ref events, ref request);
    }

    // Events that are left move to the front of their buffers.
    private void KeepRest(ReadOnlySpan<Lane> lanes)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            var rest = _end[i] - _next[i];
            var start = BufferOf(i);
            if (rest > 0) Buffer.MemoryCopy((void*)_next[i], (void*)start, rest, rest);
            lanes[i].Events = start + rest;
        }
    }
}
