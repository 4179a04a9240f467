using System.ComponentModel;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// What the loops of a cell call at each turn, and its functions at each call. It costs one load and a branch while nothing is being
/// stopped.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterrupt
{
    private static volatile int s_stopping;

    /// <summary>Throws when the cell that the calling code belongs to is being stopped.</summary>
    public static void Poll()
    {
        if (s_stopping != 0 && CellRun.Current is { IsStopping: true }) throw CellStoppedException.Interrupted();
    }

    /// <summary>The value, where a statement has no place.</summary>
    public static T Pass<T>(T value)
    {
        Poll();
        return value;
    }

    internal static void Begin() => Interlocked.Increment(ref s_stopping);
}
