using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Headroom.Jupyter.Cells;

/// <summary>What a cell's <c>Environment.Exit</c> is compiled to: it ends the cell, not the kernel.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellExit
{
    [DoesNotReturn]
    public static void Exit(int exitCode)
    {
        var stopped = CellStoppedException.Exited(exitCode);
        CellRun.Current?.Fault(stopped);
        throw stopped;
    }
}
