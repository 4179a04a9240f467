using System.Diagnostics;

namespace Headroom.Bench.Training;

/// <summary>
/// What is left of the rate of two OpenMP threads while another process computes without pause on one core. Threads that spin while they
/// wait for each other would lose most of it on a machine of two.
/// </summary>
internal static class BesideBusy
{
    /// <summary>The argument with which this program is the other process: it computes until its input ends.</summary>
    public const string Argument = "--busy";

    private const int Pairs = 12;
    private static readonly TimeSpan s_block = TimeSpan.FromSeconds(0.5);

    public static Claim Claim => new()
    {
        Id = "training.busy",
        What = $"products of a layer beside a busy process, as a share of the rate without it; {Native.Threads} threads",
        Unit = "%",
        Goal = 50,
        Better = Better.Higher,
        Baseline = "the same in the blocks before and after, without that process",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        Native.Load();
        using var products = new LayerProducts();
        products.Pass();
        progress($"{Pairs} pairs of blocks");
        var shares = new List<double>();
        var before = Rate(products);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var busy = Beside(products);
            var after = Rate(products);
            shares.Add(100 * busy / ((before + after) / 2));
            before = after;
        }
        return new(shares);
    }

    /// <summary>The other process.</summary>
    public static void Compute()
    {
        var isOver = false;
        new Thread(() =>
        {
            while (Console.In.Read() >= 0) { }
            Volatile.Write(ref isOver, true);
        }) { IsBackground = true }.Start();
        Console.WriteLine("busy");
        while (!Volatile.Read(ref isOver)) { }
    }

    private static double Beside(LayerProducts products)
    {
        using var other = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [typeof(BesideBusy).Assembly.Location, Argument])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true,
            })!;
        other.StandardOutput.ReadLine();
        var rate = Rate(products);
        other.StandardInput.Close();
        other.WaitForExit();
        return rate;
    }

    // Passes a second.
    private static double Rate(LayerProducts products)
    {
        var (begun, passes) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(begun) < s_block; passes++) products.Pass();
        return passes / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
