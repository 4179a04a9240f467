namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>While any cell runs, what its code writes to the console becomes events of that cell, from whatever thread.</summary>
internal static class CellConsole
{
    private static readonly Lock s_gate = new();
    private static int s_users;
    private static TextWriter? s_out, s_error;
    private static TextWriter? s_ourOut, s_ourError;

    public static IDisposable Capture()
    {
        lock (s_gate)
            if (s_users++ == 0) Install();
        return System.Reactive.Disposables.Disposable.Create(Release);
    }

    private static void Install()
    {
        (s_out, s_error) = (Console.Out, Console.Error);
        Console.SetOut(new CellWriter(s_out, isError: false));
        Console.SetError(new CellWriter(s_error, isError: true));
        (s_ourOut, s_ourError) = (Console.Out, Console.Error);
    }

    private static void Release()
    {
        lock (s_gate)
        {
            if (--s_users > 0) return;
            // Someone may have set a writer of his own since; that one stays.
            if (ReferenceEquals(Console.Out, s_ourOut)) Console.SetOut(s_out!);
            if (ReferenceEquals(Console.Error, s_ourError)) Console.SetError(s_error!);
        }
    }
}
