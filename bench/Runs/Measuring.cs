using System.Diagnostics;

namespace Headroom.Bench.Runs;

/// <summary>Measures claims one after the other, keeps each as it comes, and goes on with a run that was ended.</summary>
/// <param name="build">Names the build that measures.</param>
/// <param name="say">Is told what is going on.</param>
public sealed class Measuring(string build, Action<string> say)
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(0.5);

    /// <summary>What was measured, in the claims' order; fewer than were asked for where the time was up.</summary>
    public IReadOnlyList<ClaimResult> Measure(IReadOnlyList<Claim> claims, Options options, RunFile file, Action<ClaimResult> show)
    {
        string[] ids = [.. claims.Select(claim => claim.Id)];
        var run = Begun(ids, options, file);
        foreach (var result in run.Results) show(result);
        var clock = Stopwatch.StartNew();
        foreach (var claim in claims.Where(claim => run.Results.All(result => result.Id != claim.Id)).ToArray())
        {
            if (clock.Elapsed > options.Limit)
            {
                var left = $"{ids.Length - run.Results.Count} of {ids.Length} are left";
                say($"{clock.Elapsed.TotalMinutes:0} minutes are over: {left}. The same command goes on with them.");
                break;
            }
            var result = Measured(claim);
            run = run with { Results = [.. run.Results, result] };
            file.Write(run);
            show(result);
        }
        return run.Results;
    }

    private Run Begun(string[] ids, Options options, RunFile file)
    {
        var now = DateTimeOffset.Now;
        if (options.IsFresh || file.Read() is not { } last || !last.GoesOnWith(build, ids, now)) return new(build, ids, now, []);
        say($"goes on with the run of {last.Began:HH:mm}: {last.Results.Count} of {ids.Length} are measured (--fresh begins again)");
        return last;
    }

    private ClaimResult Measured(Claim claim)
    {
        var busy = OtherWork.During(s_look);
        var clock = Stopwatch.StartNew();
        var result = claim.Run(doing => say($"{claim.Id}: {doing}"));
        return result with
        {
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1),
            OtherWork = busy is { } share ? Math.Round(share, 2) : null,
        };
    }
}
