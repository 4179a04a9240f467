using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Simulator.Requests;

/// <summary>
/// How the lanes of a warp last lay around the first of them at a site, and what that cost. In a loop the addresses move on but the pattern
/// stays, so most requests are counted by one comparison.
/// </summary>
internal unsafe struct Pattern
{
    private const int Phases = Sectors.Bytes;

    // Events less the first one: distances in bytes, shifted; the site cancels out.
    private fixed ulong _distances[WarpEvents.Size];
    private fixed byte _lanes[WarpEvents.Size];
    private fixed short _sectors[Phases];
    private fixed short _usedBytes[Phases];
    private fixed byte _wavefronts[4];
    private fixed byte _idealWavefronts[4];
    private long _localLaneBytes;
    private short _localPhase, _localSectors;
    private fixed byte _distinct[WarpEvents.Size];
    private fixed byte _second[WarpEvents.Size];

    /// <summary>Lanes; 0 before the first request.</summary>
    public int Count;

    /// <summary>Different addresses.</summary>
    public int DistinctCount;

    /// <summary>Turns that an atomic operation takes.</summary>
    public int Rounds;

    /// <summary>Bytes from the first lane's address to the lowest and to the highest.</summary>
    public long Lowest, Highest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Matches(ref WarpEvents request)
    {
        var difference = Vector256<ulong>.Zero;
        fixed (ulong* events = request.Events, distances = _distances)
        fixed (byte* lanes = request.Lanes, known = _lanes)
        {
            var first = Vector256.Create(*events);
            for (var i = 0; i < WarpEvents.Size; i += 4) difference |= Vector256.Load(events + i) - first ^ Vector256.Load(distances + i);
            difference |= (Vector256.Load(lanes) ^ Vector256.Load(known)).AsUInt64();
        }
        return difference == Vector256<ulong>.Zero;
    }

    /// <summary>Takes over a request of one site.</summary>
    public void Learn(ref WarpEvents request, ref Request addresses)
    {
        fixed (ulong* events = request.Events, distances = _distances)
            for (var i = 0; i < WarpEvents.Size; i++) distances[i] = events[i] - *events;
        for (var i = 0; i < WarpEvents.Size; i++) _lanes[i] = request.Lanes[i];
        for (var i = 0; i < Phases; i++) _sectors[i] = -1;
        for (var i = 0; i < 4; i++) _wavefronts[i] = 0;
        Count = request.Count;
        Rounds = 0;
        _localSectors = 0;
        (Lowest, Highest) = (0, 0);
        for (var i = 1; i < Count; i++)
        {
            var distance = addresses.Addresses[i] - addresses.First;
            Lowest = Math.Min(Lowest, distance);
            Highest = Math.Max(Highest, distance);
        }
        FindDistinct(ref addresses);
    }

    /// <summary>The sectors of a request that starts at <paramref name="first"/>, and their bytes in use.</summary>
    public (int Sectors, int UsedBytes) SectorsAt(long first, int size)
    {
        var phase = (int)(first & (Phases - 1));
        if (_sectors[phase] < 0)
        {
            var request = At(first, size);
            var (sectors, used) = Sectors.Count(ref request);
            (_sectors[phase], _usedBytes[phase]) = ((short)sectors, (short)used);
        }
        return (_sectors[phase], _usedBytes[phase]);
    }

    /// <summary>
    /// The wavefronts of a request that starts at <paramref name="first"/>; banks go round, so only the place in a word matters.
    /// </summary>
    public (int Wavefronts, int Ideal) WavefrontsAt(long first, int size)
    {
        var phase = (int)(first & 3);
        if (_wavefronts[phase] == 0)
        {
            var request = At(first, size);
            var (wavefronts, ideal) = Banks.Count(ref request);
            (_wavefronts[phase], _idealWavefronts[phase]) = ((byte)wavefronts, (byte)ideal);
        }
        return (_wavefronts[phase], _idealWavefronts[phase]);
    }

    /// <summary>
    /// The sectors of a request for local memory whose first lane is at <paramref name="offset"/> of its own <paramref name="laneBytes"/>.
    /// </summary>
    public int LocalSectorsAt(long offset, long laneBytes, int size)
    {
        var phase = (short)(offset & 3);
        if (_localSectors > 0 && _localLaneBytes == laneBytes && _localPhase == phase) return _localSectors;
        fixed (Pattern* self = &this) _localSectors = (short)LocalSectors.Count(self, offset, laneBytes, size);
        (_localLaneBytes, _localPhase) = (laneBytes, phase);
        return _localSectors;
    }

    public int RoundsAt(long first, int size)
    {
        if (Rounds > 0) return Rounds;
        var request = At(first, size);
        return Rounds = Atomics.Rounds(ref request);
    }

    /// <summary>
    /// The places in the request of the first two lanes at the <paramref name="i"/>-th different address: the same place twice if there is
    /// one lane.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (int First, int Second) Distinct(int i) => (_distinct[i], _second[i]);

    /// <summary>Bytes from the first lane's address to that at a place in the request.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Distance(int place) => (long)_distances[place] >> EventCode.SiteBits;

    public readonly int Lane(int place) => _lanes[place];

    /// <summary>The request as addresses.</summary>
    public readonly Request At(long first, int size)
    {
        Unsafe.SkipInit(out Request request);
        (request.Count, request.Size) = (Count, size);
        for (var i = 0; i < Count; i++)
        {
            request.Addresses[i] = first + Distance(i);
            request.Lanes[i] = _lanes[i];
        }
        request.FindStride();
        return request;
    }

    /// <summary>Notes in a trail what a request touches whose first lane is at <paramref name="first"/>.</summary>
    public readonly void Mark(Trail trail, long first, int size, byte kind)
    {
        var span = Highest - Lowest + size;
        if (span == (long)DistinctCount * size && trail.TryMarkRow((nint)(first + Lowest), span, kind)) return;
        for (var i = 0; i < DistinctCount; i++) Trail.Mark((nint)(first + Distance(Distinct(i).First)), trail.Handle, size, kind);
    }

    private void FindDistinct(ref Request addresses)
    {
        DistinctCount = 0;
        for (var i = 0; i < Count; i++)
        {
            var at = 0;
            while (at < DistinctCount && addresses.Addresses[_distinct[at]] != addresses.Addresses[i]) at++;
            if (at == DistinctCount)
            {
                _distinct[at] = _second[at] = (byte)i;
                DistinctCount++;
            }
            else if (_second[at] == _distinct[at]) _second[at] = (byte)i;
        }
    }
}
