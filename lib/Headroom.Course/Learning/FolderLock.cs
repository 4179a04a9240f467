using System.Diagnostics;

namespace Headroom.Course.Learning;

/// <summary>One process at a time in a folder. The system lets go of the lock when its holder ends, however it ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <exception cref="IOException">Another process held the lock for 5 s.</exception>
    public static IDisposable Take(string folder)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "progress.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < s_patience)
            {
                // Held for a few milliseconds at most.
                Thread.Sleep(10);
            }
        }
    }
}
