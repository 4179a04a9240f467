namespace Headroom.Bench.Runs;

/// <summary>How busy the processors are while this process waits: what a figure of speed has to be read with.</summary>
public static class OtherWork
{
    private const string Counters = "/proc/stat";

    /// <summary>Share of all processors from 0 to 1 within the time; null where the system does not tell.</summary>
    public static double? During(TimeSpan time)
    {
        if (!File.Exists(Counters)) return null;
        var before = Read();
        Thread.Sleep(time);
        return Share(before, Read());
    }

    /// <summary>Of two readings of the line <c>cpu</c>, in ticks: what was neither idle nor waiting for a disk.</summary>
    public static double Share(string before, string after)
    {
        long[] from = Ticks(before), to = Ticks(after);
        var all = to.Sum() - from.Sum();
        return all <= 0 ? 0 : 1 - (double)(to[3] + to[4] - from[3] - from[4]) / all;
    }

    private static string Read() => File.ReadLines(Counters).First();

    // cpu user nice system idle iowait irq softirq steal; guests' ticks behind them are counted in user already.
    private static long[] Ticks(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(long.Parse)];
}
