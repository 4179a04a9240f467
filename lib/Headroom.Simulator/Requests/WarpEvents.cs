using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Simulator.Requests;

/// <summary>
/// One event of each lane that takes part, in order of lane. Unused places repeat the first, so that 32 can be compared at once.
/// </summary>
internal unsafe struct WarpEvents
{
    public const int Size = 32;
    public const byte Nobody = 255;

    public fixed ulong Events[Size];
    public fixed byte Lanes[Size];
    public int Count;

    public static WarpEvents None
    {
        get
        {
            Unsafe.SkipInit(out WarpEvents events);
            events.Count = 0;
            Vector256.Create(Nobody).Store(events.Lanes);
            return events;
        }
    }
}
