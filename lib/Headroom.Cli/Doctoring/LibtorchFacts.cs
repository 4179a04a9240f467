using Headroom.Cli.Running;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Doctoring;

/// <summary>Whether libtorch works here, as the training program found out in a process of its own.</summary>
/// <param name="State"><c>fine</c>, <c>absent</c>, <c>cannot</c> or <c>failed</c>; null where the program did not answer.</param>
/// <param name="Found">In a few words.</param>
/// <param name="Advice">What to do, or why it is so.</param>
internal sealed record LibtorchFacts(string? State, string Found, string Advice)
{
    public static LibtorchFacts Silent { get; } = new(null, "not looked for", "");

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<LibtorchFacts> Read(CourseLayout layout, CancellationToken cancel)
    {
        if (!File.Exists(layout.Training)) return Silent;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(s_patience);
        try
        {
            var end = await OtherProgram.Run(DotnetHost.Path, ["exec", layout.Training, "doctor"], layout.Root, "", limit.Token);
            return end is null ? Silent : Parse(end.Output) ?? Ended($"exit code {end.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Ended($"no answer in {s_patience.TotalSeconds:0} s");
        }
    }

    public Observation ToObservation() => new("libtorch", Found, State != "failed", Advice.Length == 0 ? null : Advice);

    /// <summary>The line with three parts between tabs; null when there is none.</summary>
    internal static LibtorchFacts? Parse(string printed) => printed.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split('\t'))
        .Where(parts => parts is ["fine" or "absent" or "cannot" or "failed", _, _])
        .Select(parts => new LibtorchFacts(parts[0], parts[1], parts[2])).LastOrDefault();

    private static LibtorchFacts Ended(string how) => new("failed", $"ended the process that loads it ({how})", "");
}
