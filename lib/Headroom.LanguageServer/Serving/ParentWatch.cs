using System.Diagnostics;

namespace Headroom.LanguageServer.Serving;

/// <summary>An editor that was killed leaves no server behind.</summary>
internal static class ParentWatch
{
    /// <summary>Ends when the process does; at once where there is none. Never where it cannot be watched.</summary>
    public static async Task Ended(int id, CancellationToken cancel)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(cancel);
        }
        catch (ArgumentException) { /* It has gone already. */ }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await Task.Delay(Timeout.Infinite, cancel); // It is somebody else's: standard input tells.
        }
    }
}
