namespace Headroom.Jupyter.Cells;

/// <summary>A cell that did not come to its end, and why.</summary>
public sealed class CellStoppedException : OperationCanceledException
{
    private CellStoppedException(string message) : base(message)
    {
    }

    internal static CellStoppedException Interrupted() => new("The cell was interrupted. What it had assigned is kept.");

    /// <summary>Its own thread is free; what it waited for may go on.</summary>
    internal static CellStoppedException Waiting() => new(
        "The cell was interrupted while it waited for other work. What it had assigned before is kept; a task or thread that it started "
            + "may still run, until the kernel is restarted.");

    internal static CellStoppedException OutOfReach(TimeSpan waited) => new(
        $"The cell did not stop within {waited.TotalSeconds:0} s: it is inside code that is not the cell's own, such as a regular "
            + "expression, a library or native code, "
        + "which cannot be interrupted. Go on: the next cell runs, while this one still takes a core in the background until it comes to "
            + "its end. "
        + "Or restart the kernel, which ends it and forgets all variables.");

    internal static CellStoppedException Exited(int code) => new(
        $"The cell called Environment.Exit({code}), which would have ended the kernel. It ended this cell alone; variables are kept.");
}
