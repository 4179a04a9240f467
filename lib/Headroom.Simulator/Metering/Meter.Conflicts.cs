using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Metering;

internal sealed unsafe partial class Meter
{
    // Which array an access goes to is settled by the code: the first request of a site tells.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteArray(ref SiteCounts counts, long first) => counts.SharedSlot = 2 + _map.SharedSlot(first);

    // The largest stride: the same whichever worker saw which group.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteConflict(ref SiteCounts counts, Pattern* pattern)
    {
        if (pattern->Count > 1) counts.ConflictStride = Math.Max(counts.ConflictStride, Math.Abs(pattern->Distance(1)));
    }
}
