using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Headroom.Simulator.Metering;

/// <summary>
/// Which sectors of device memory the running group has touched. A group that asks for a sector again could have kept it: in a register, or
/// in shared memory. Other groups cannot help that, so each group starts anew, and the order in which groups run does not matter.
/// </summary>
internal sealed unsafe class TouchedSectors : IDisposable
{
    // Views may reach a little way past the last buffer.
    private const int Slack = 64;

    private readonly long _base;
    private readonly long _count;

    // By sector: the number of the group that came last, times 2, plus 1 if it wrote. A later group's is larger, and a writer's than a
    // reader's.
    private readonly uint* _stamps;
    private uint _group;

    public TouchedSectors(Arena arena)
    {
        _base = arena.Base;
        _count = ((arena.Allocations.Select(a => a.Address + (nint)a.Bytes).DefaultIfEmpty(arena.Base)
            .Max() - arena.Base) >> Sectors.Shift) + Slack;
        _stamps = (uint*)NativeMemory.AllocZeroed((nuint)_count, sizeof(uint));
    }

    public void StartGroup() => _group += 2;

    /// <summary>
    /// Of the <paramref name="sectors"/> of a request, those that the group had not touched: had neither read nor written, or for a write
    /// had not written. What a group read before it writes has to come in and go out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Touch(Pattern* pattern, long first, int size, int sectors, bool writes)
    {
        var stamp = writes ? _group | 1 : _group;
        var from = (first + pattern->Lowest - _base) >> Sectors.Shift;
        var to = (first + pattern->Highest + size - 1 - _base) >> Sectors.Shift;
        var fresh = 0;
        if (to - from + 1 == sectors)
        {
            for (var sector = from; sector <= to; sector++) fresh += Touch(sector, stamp);
            return fresh;
        }
        for (var i = 0; i < pattern->DistinctCount; i++)
        {
            var address = first + pattern->Distance(pattern->Distinct(i).First) - _base;
            fresh += Touch(address >> Sectors.Shift, stamp);
            if (((address & (Sectors.Bytes - 1)) + size) > Sectors.Bytes) fresh += Touch((address + size - 1) >> Sectors.Shift, stamp);
        }
        return fresh;
    }

    public void Dispose() => NativeMemory.Free(_stamps);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Touch(long sector, uint stamp)
    {
        if ((ulong)sector >= (ulong)_count || _stamps[sector] >= stamp) return 0;
        _stamps[sector] = stamp;
        return 1;
    }
}
