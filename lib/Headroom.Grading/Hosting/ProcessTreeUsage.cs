using System.Diagnostics;
using System.Globalization;

namespace Headroom.Grading.Hosting;

/// <summary>A process and all that descend from it, read from <c>/proc</c> (proc_pid_stat(5)).</summary>
internal sealed class ProcessTreeUsage(Process process) : ProcessUsage(process)
{
    // USER_HZ is 100 on every architecture that .NET runs on; pages are asked for.
    private const double TicksPerSecond = 100;

    // Positions in stat, counted behind the name in parentheses: the state is 0.
    private const int UserTicks = 11, SystemTicks = 12, EndedUserTicks = 13, EndedSystemTicks = 14, ThreadCount = 17, ResidentPages = 21;
    private readonly int _root = process.Id;

    public override TimeSpan? Processor => Sum(
        [UserTicks, SystemTicks, EndedUserTicks, EndedSystemTicks]) is { } ticks ? TimeSpan.FromSeconds(ticks / TicksPerSecond) : null;

    public override long? Memory => Sum([ResidentPages]) * Environment.SystemPageSize;

    public override int Threads => (int)(Sum([ThreadCount]) ?? 0);

    private long? Sum(int[] positions)
    {
        var all = Tree().Select(Stat).OfType<string[]>().ToList();
        return all.Count == 0 ? null : all.Sum(stat => positions.Sum(at => long.Parse(stat[at], CultureInfo.InvariantCulture)));
    }

    private IEnumerable<int> Tree()
    {
        var open = new Queue<int>([_root]);
        while (open.TryDequeue(out var pid))
        {
            yield return pid;
            foreach (var child in Children(pid)) open.Enqueue(child);
        }
    }

    // Of all threads, for each may have started some.
    private static IEnumerable<int> Children(int pid)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories($"/proc/{pid}/task");
        }
        catch (IOException)
        {
            yield break;
        }
        foreach (var thread in threads)
            foreach (var child in (Text($"{thread}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return int.Parse(child, CultureInfo.InvariantCulture);
    }

    private static string[]? Stat(int pid) => Text($"/proc/{pid}/stat") is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it ended
        }
    }
}
