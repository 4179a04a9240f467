using System.Runtime.CompilerServices;

namespace Headroom.Simulator.Running;

/// <summary>
/// Notices that somebody wants the launching thread back. A thread must not be aborted in the midst of a group: memory would be freed under
/// its hands, and the runtime does not survive every place. So launches run where aborts wait, in a finally block, and look for them.
/// </summary>
internal static class HostThread
{
    private static readonly object s_never = new();

    /// <summary>Runs <paramref name="launch"/>; an abort of the thread arrives behind it, or in it where it looks.</summary>
    // An optimising compiler would take the code out of the finally block.
    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    public static T Shield<T>(Func<T> launch)
    {
        T? result = default;
        try
        {
        }
        finally
        {
            result = launch();
        }
        return result;
    }

    /// <exception cref="ThreadInterruptedException">Somebody interrupted the thread, which otherwise never waits while a kernel
    /// runs.</exception>
    /// <exception cref="OperationCanceledException">The thread is about to be aborted.</exception>
    public static void ThrowIfWanted()
    {
        if (OperatingSystem.IsBrowser()) return;
        lock (s_never) Monitor.Wait(s_never, 0);
        if ((Thread.CurrentThread.ThreadState & ThreadState.AbortRequested) != 0)
            throw new OperationCanceledException("the thread that launched the kernel was aborted");
    }
}
