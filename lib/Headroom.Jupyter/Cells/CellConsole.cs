using System.Reflection;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// What a cell's code writes to the console, from whatever thread, belongs to that cell; everything else stays the host's.
/// </summary>
internal static class CellConsole
{
    private static readonly Lock s_gate = new();
    private static readonly AsyncLocal<bool> s_isHost = new();
    private static TextWriter? s_out, s_error;

    /// <summary>Puts the writers in place: when a kernel is made, below the package's own capture, and at each cell on top of it.</summary>
    public static void Install()
    {
        lock (s_gate)
        {
            s_out ??= new CellWriter(Console.Out, isError: false);
            s_error ??= new CellWriter(Console.Error, isError: true);
            if (!ReferenceEquals(Console.Out, s_out)) Put(s_out, Console.SetOut, "s_out");
            if (!ReferenceEquals(Console.Error, s_error)) Put(s_error, Console.SetError, "s_error");
        }
    }

    /// <summary>Whether a cell's code writes, and not the host on its behalf.</summary>
    public static bool IsCells => !s_isHost.Value;

    /// <summary>Until disposed, what the calling code writes is the host's, though a cell made it run.</summary>
    public static IDisposable AsHost()
    {
        s_isHost.Value = true;
        return System.Reactive.Disposables.Disposable.Create(() => s_isHost.Value = false);
    }

    // The console puts a lock around what it is given, and would hold it while listeners hear of the text: one that prints on another
    // thread would wait for the cell, and the cell for it. Writers of cells need no such lock, so the bare one takes its place.
    private static void Put(TextWriter writer, Action<TextWriter> set, string field)
    {
        set(writer);
        typeof(Console).GetField(field, BindingFlags.Static | BindingFlags.NonPublic)?.SetValue(null, writer);
    }
}
