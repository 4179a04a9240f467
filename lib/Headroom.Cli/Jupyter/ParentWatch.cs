using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Headroom.Cli.Jupyter;

/// <summary>
/// A client that was killed leaves no kernel behind: the kernel ends with the process that started it, whether it was told that process's
/// id or not.
/// </summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan s_pulse = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The process that started this one; 0 on Windows, where the variable of Jupyter's servers and the notebook's name do.
    /// </summary>
    public static int ParentId => OperatingSystem.IsWindows() ? 0 : GetParentId();

    public static Task Run(Action stop, Task stopped) => Task.Run(async () =>
    {
        if (OperatingSystem.IsWindows()) await WaitOnWindows(stopped);
        else await WaitOnUnix(stopped);
        stop();
    });

    // An orphan gets another parent. One that had init for a parent from the start was meant to be alone.
    private static async Task WaitOnUnix(Task stopped)
    {
        var told = int.TryParse(
            Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var parent = GetParentId();
        while (!stopped.IsCompleted && (parent == 1 || GetParentId() == parent) && (told == 0 || IsAlive(told)))
            await Task.WhenAny(stopped, Task.Delay(s_pulse));
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // The variable is a handle there and not an id, so the parent is looked up. Its id may have been given to another process since: one
    // that is younger.
    private static async Task WaitOnWindows(Task stopped)
    {
        using var self = Process.GetCurrentProcess();
        if (QueryProcess(self.Handle, 0, out var basic, Marshal.SizeOf<BasicInformation>(), out _) != 0)
        {
            await stopped; // Who the parent is cannot be known: its end is no reason to stop.
            return;
        }
        try
        {
            using var parent = Process.GetProcessById((int)basic.Parent);
            if (parent.StartTime <= self.StartTime) await Task.WhenAny(stopped, parent.WaitForExitAsync());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has gone already.
        }
        catch (System.ComponentModel.Win32Exception)
        {
            await stopped; // It is there and belongs to somebody else, and cannot be watched.
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LibraryImport("ntdll", EntryPoint = "NtQueryInformationProcess")]
    private static partial int QueryProcess(nint process, int kind, out BasicInformation information, int length, out int returned);

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicInformation
    {
        public nint ExitStatus, Peb, Affinity, Priority, Id, Parent;
    }
}
