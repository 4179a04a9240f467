using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Classroom.Containing;

/// <summary>What can stand around graded code on this machine.</summary>
public sealed class Containments
{
    private readonly string? _bwrap;

    private Containments(string? bwrap, string? whyNone) => (_bwrap, WhyNone) = (bwrap, whyNone);

    /// <summary>Limits alone, whatever the machine has.</summary>
    public static Containments None { get; } = new(null, "it was not asked for");

    /// <summary>Why there is no sandbox; null where there is one.</summary>
    public string? WhyNone { get; }

    public bool IsSandbox => _bwrap is not null;

    /// <summary>Looks for bubblewrap, and whether the kernel lets it do what it is for.</summary>
    public static async Task<Containments> Find(CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux()) return new(null, "bubblewrap is a program of Linux");
        if (Programs.Find("bwrap") is not { } bwrap) return new(null, "bubblewrap is not installed (package bubblewrap, program bwrap)");
        return await Fails(bwrap, cancel) is { } why ? new(null, $"bubblewrap cannot make one here: {why}") : new(bwrap, null);
    }

    /// <summary>Around the host of one learner, whose compiled files lie in <paramref name="submissions"/>.</summary>
    public IContainment For(CourseLayout layout, string submissions) =>
        _bwrap is null ? new LimitedProcess() : new Sandbox(_bwrap, layout, submissions);

    private static async Task<string?> Fails(string bwrap, CancellationToken cancel)
    {
        string[] words = ["--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev",
            "--", "/bin/true"];
        using var process = Process.Start(new ProcessStartInfo(bwrap, words) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? null : said.Trim().Split('\n')[^1];
    }
}
