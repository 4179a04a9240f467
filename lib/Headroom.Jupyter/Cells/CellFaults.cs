using System.Runtime.ExceptionServices;

namespace Headroom.Jupyter.Cells;

/// <summary>An exception that nobody caught on a thread of a cell ends that cell and not the process.</summary>
internal static class CellFaults
{
    private static int s_isWatching;

    /// <summary>The handler can be set once in a process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref s_isWatching, 1) != 0) return;
        try { ExceptionHandling.SetUnhandledExceptionHandler(Handle); }
        catch (InvalidOperationException) { /* The host has its own. */ }
    }

    // True: the thread ends and the process goes on. What is not a cell's stays an accident of the host's.
    private static bool Handle(Exception exception)
    {
        // A timer has left its flow when nobody caught what it threw; the frames still say that it was a cell's.
        if ((CellRun.Current ?? (IsOfCell(exception) ? CellRun.Last : null)) is not { } cell) return false;
        cell.Fault(exception);
        return true;
    }

    private static bool IsOfCell(Exception exception) => new System.Diagnostics.StackTrace(exception).GetFrames()
        .Any(frame => CellSymbols.IsCell(frame.GetMethod()?.Module.Assembly));
}
