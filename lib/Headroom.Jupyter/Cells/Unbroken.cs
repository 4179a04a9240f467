namespace Headroom.Jupyter.Cells;

/// <summary>
/// Runs what the kernel itself does on a cell's thread. An abort is not delivered inside a finally block, so no lock stays taken and
/// nothing is told half.
/// </summary>
internal static class Unbroken
{
    public static void Run(Action work)
    {
        try { /* All of it happens below. */ }
        finally { work(); }
    }

    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        try { /* All of it happens below. */ }
        finally { result = work(); }
        return result;
    }
}
