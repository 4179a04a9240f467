namespace Headroom.Grading.Hosting;

/// <summary>This process's threads that compute, or would if they had a processor, from <c>/proc</c> (proc_pid_stat(5)).</summary>
internal static class RunnableThreads
{
    // The runtime compiles methods again on a thread of its own, of which there is one at most.
    private const string OfTheRuntime = ".NET Tiered Com";

    /// <summary>Those beside the one that asks.</summary>
    public static int Count()
    {
        var all = Directory.GetDirectories("/proc/self/task").Select(Stat).OfType<string>()
            .Where(stat => stat[stat.LastIndexOf(')') + 2] == 'R').ToList();
        var compiling = all.Count(stat => stat.Contains($"({OfTheRuntime}", StringComparison.Ordinal));
        return all.Count - 1 - Math.Min(1, compiling);
    }

    private static string? Stat(string thread)
    {
        try
        {
            return File.ReadAllText($"{thread}/stat");
        }
        catch (IOException)
        {
            return null; // it ended
        }
    }
}
