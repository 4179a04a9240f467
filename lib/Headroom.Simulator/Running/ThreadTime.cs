using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Headroom.Simulator.Running;

/// <summary>Processor time of the calling thread: on a busy machine a group is not endless because others run.</summary>
internal static partial class ThreadTime
{
    private const int LinuxThreadClock = 3, MacThreadClock = 16; // CLOCK_THREAD_CPUTIME_ID
    private const double NanosecondsPerTick = 100;

    public static TimeSpan Now
    {
        get
        {
            if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            {
                if (ClockGetTime(OperatingSystem.IsLinux() ? LinuxThreadClock : MacThreadClock, out var time) == 0)
                    return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks((long)(time.Nanoseconds / NanosecondsPerTick));
            }
            else if (OperatingSystem.IsWindows() && GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user))
                return TimeSpan.FromTicks(kernel + user);
            // One thread in a browser: the clock has to do.
            return Stopwatch.GetElapsedTime(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetThreadTimes(nint thread, out long created, out long ended, out long kernel, out long user);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
