namespace Headroom.Jupyter.Session;

/// <summary>
/// What cells have left, given back while nobody waits. A cell that measures a memory's speed leaves a gigabyte of arrays, and the
/// collector, which looks at them when more is asked for, would let the kernel keep it until then.
/// </summary>
internal static class Garbage
{
    private const long Much = 256 << 20;
    private static long s_after;

    /// <summary>
    /// Called when a cell has been answered. Nothing happens unless the heap has grown by 256 MB since it was last collected here.
    /// </summary>
    public static void CollectWhereMuch()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) - Interlocked.Read(ref s_after) < Much) return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Interlocked.Exchange(ref s_after, GC.GetTotalMemory(forceFullCollection: false));
    }
}
