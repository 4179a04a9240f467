using System.Diagnostics;
using System.Globalization;
using Headroom.Course;
using Headroom.Grading.Hosting;
using Headroom.Hardware;
using Headroom.Inference.Ladders;
using Headroom.Measurement;

namespace Headroom.Bench.Inference;

/// <summary>
/// The engine against llama.cpp, both in one process (bench/Anchors, which is built when it is first asked for, and restores LLamaSharp):
/// the same weights, as many threads, caches of FP16, the same context, in turns of 32 tokens.
/// </summary>
internal static class AgainstLlamaCpp
{
    private const int Pairs = 20;

    public static Claim Claim(string shape, string form, int threads, double goal)
    {
        var format = form == "Int4" ? "Q4_0" : "Q8_0";
        return new()
        {
            Id = $"inference.llama.{shape}-{format.ToLowerInvariant().Replace('_', '-')}-{threads}",
            What = $"decoding {(shape == "large" ? "197 million drawn weights" : "the target's shape")} in {format} on "
                + $"{(threads == 1 ? "one thread" : $"{threads} threads")}, times as fast as llama.cpp",
            Unit = "x",
            Goal = goal,
            Better = Better.Higher,
            Baseline = "llama.cpp (LLamaSharp 0.30.0), the same file",
            Measure = progress => Measure(shape, form, threads, progress),
        };
    }

    /// <summary>llama.cpp on the target's shape, for the ladder.</summary>
    public static Rung Rung(string weights, string form, int threads)
    {
        var (bytes, pairs) = Race("target", form, threads, Console.Error.WriteLine);
        return LadderRun.New("llama.cpp", weights, threads, bytes.Theirs)
            with { TokensPerSecond = 1 / Median(pairs.Select(pair => pair.Theirs)) };
    }

    private static Samples Measure(string shape, string form, int threads, Action<string> progress)
    {
        if (threads > Environment.ProcessorCount) throw new ClaimSkipped($"this machine has {Environment.ProcessorCount} core.");
        var (bytes, pairs) = Race(shape, form, threads, progress);
        var (ours, theirs) = (Median(pairs.Select(pair => pair.Ours)), Median(pairs.Select(pair => pair.Theirs)));
        var detail = $"{1 / ours:#,0} against {1 / theirs:#,0} tokens/s, {Units.Si(bytes.Ours, "B")} a token";
        return new([.. pairs.Select(pair => pair.Theirs / pair.Ours)], detail);
    }

    private static ((double Ours, double Theirs) Bytes, List<(double Ours, double Theirs)> Pairs) Race(
        string shape, string form, int threads, Action<string> progress)
    {
        progress("building bench/Anchors, which restores llama.cpp the first time");
        var root = CourseLayout.Find().Root;
        Run(root, "build", Path.Combine(root, "bench", "Anchors"), "-nologo", "-v:q");
        progress($"{Pairs} pairs of 32 tokens");
        var program = Path.Combine(root, "artifacts", "bin", "Anchors", "debug", "Anchors.dll");
        var lines = Run(root, "exec", program, shape, form, $"{threads}", $"{Pairs}").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var bytes = Numbers(lines, "bytes").Single();
        return Math.Abs(bytes.Ours / bytes.Theirs - 1) <= 0.05
            ? (bytes, Numbers(lines, "pair").ToList())
            : throw new InvalidOperationException($"{bytes.Ours} and {bytes.Theirs} bytes a token are not within 5 %.");
    }

    private static double Median(IEnumerable<double> values) => Quantiles.Median([.. values]);

    private static IEnumerable<(double Ours, double Theirs)> Numbers(IEnumerable<string> lines, string first) =>
        from line in lines
        let words = line.Split(' ')
        where words[0] == first
        select (double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));

    private static string Run(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new ClaimSkipped($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
