using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Metering;

internal sealed unsafe partial class Meter
{
    // The smallest slot and the largest stride: the same whichever worker saw which group.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteConflict(ref SiteCounts counts, Pattern* pattern, long first)
    {
        var slot = 2 + _map.SharedSlot(first);
        counts.ConflictSlot = counts.ConflictSlot == 0 ? slot : Math.Min(counts.ConflictSlot, slot);
        if (pattern->Count > 1) counts.ConflictStride = Math.Max(counts.ConflictStride, Math.Abs(pattern->Distance(1)));
    }
}
