using System.Diagnostics;

namespace Headroom.Grading.Hosting;

/// <summary>
/// Whether a submission's threads, tasks or timers outlive its check, where a class is graded: what runs on could change an array while it
/// is judged, or slow down what is measured beside it.
/// </summary>
internal static class LeftBehind
{
    // What a right submission started has returned; its threads may be about to end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);

    /// <summary>Of the time that a look takes, what a process at rest may compute; where threads cannot be looked at.</summary>
    private const double AtRest = 0.5;

    /// <summary>The grade, or a failure where something still runs after it.</summary>
    public static Grade Look(GradeRequest request, Func<Grade> grade)
    {
        if (!request.IsExamined) return grade();
        var (tasks, timers) = (Busy(), Timer.ActiveCount);
        var given = grade();
        var clock = Stopwatch.StartNew();
        while (Still(tasks, timers) is { } what)
            if (clock.Elapsed > s_patience) return Failed(what);
        return given;
    }

    private static string? Still(int tasks, long timers)
    {
        if (Computes()) return "a thread";
        return Busy() > tasks ? "a task" : Timer.ActiveCount > timers ? "a timer" : null;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return most - free;
    }

    // A thread that sleeps costs nothing and is told by what it changes. On a busy machine one that computes may get no turn for long: what
    // it waits for tells, not what it gets.
    private static bool Computes()
    {
        if (OperatingSystem.IsLinux())
        {
            Thread.Sleep(s_look);
            return RunnableThreads.Count() > 0;
        }
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Thread.Sleep(s_look);
        return Environment.CpuUsage.TotalTime - before > AtRest * clock.Elapsed;
    }

    private static Grade Failed(string what) => new()
    {
        Outcome = Outcome.Failed,
        Reason = Reason.LeftBehind,
        Headline = $"leaves {what} running after its last case",
        Likely = "wait for what the code starts before it returns: Join a thread, await a task, dispose of a timer",
    };
}
