using System.Diagnostics;

namespace Headroom.Classroom.Intake;

/// <summary>
/// Clones one submission: the newest commit alone, no submodule, no hook, no large file storage, links as text, within limits of size and
/// time. Nothing in a repository makes git run a program.
/// </summary>
internal static class GitClone
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private static readonly string[] s_settings =
    [
        "core.hooksPath=/dev/null", "core.symlinks=false", "core.fsmonitor=false", "submodule.recurse=false", "protocol.ext.allow=never",
        "filter.lfs.smudge=", "filter.lfs.process=", "filter.lfs.required=false", "core.attributesFile=/dev/null", "gc.auto=0",
        "fetch.fsckObjects=true", "core.protectHFS=true", "core.protectNTFS=true", "advice.detachedHead=false",
    ];

    /// <exception cref="InvalidDataException">It cannot be cloned; the message says why.</exception>
    public static async Task Fetch(string address, string folder, IntakeLimits limits, CancellationToken cancel)
    {
        if (GitAddress.Refused(address) is { } why) throw new InvalidDataException(why);
        using var git = Process.Start(Command(address, folder)) ?? throw new InvalidDataException("git did not start");
        git.StandardInput.Close();
        var said = git.StandardError.ReadToEndAsync(CancellationToken.None);
        var ended = git.WaitForExitAsync(CancellationToken.None);
        var clock = Stopwatch.StartNew();
        try
        {
            while (await Task.WhenAny(ended, Task.Delay(s_look, cancel)) != ended)
            {
                cancel.ThrowIfCancellationRequested();
                if (clock.Elapsed > limits.CloneTime)
                    throw new InvalidDataException($"cloning takes more than {limits.CloneTime.TotalSeconds:0} s");
                Measure(folder, limits);
            }
        }
        finally
        {
            if (!git.HasExited) git.Kill(entireProcessTree: true);
        }
        Measure(folder, limits);
        if (git.ExitCode != 0) throw new InvalidDataException($"git: {LastLine(await said)}");
    }

    private static ProcessStartInfo Command(string address, string folder)
    {
        var start = new ProcessStartInfo("git") { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var setting in s_settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }
        foreach (var word in (string[])["clone", "--quiet", "--depth", "1", "--single-branch", "--no-tags", "--no-recurse-submodules",
            "--template=", "--", GitAddress.Full(address), folder]) start.ArgumentList.Add(word);
        start.Environment["GIT_ALLOW_PROTOCOL"] = "https:ssh:file";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes";
        return start;
    }

    private static void Measure(string folder, IntakeLimits limits)
    {
        var bytes = 0L;
        try
        {
            if (Directory.Exists(folder))
                foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)) bytes += file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return; // git moved something meanwhile: the next look counts it
        }
        if (bytes > limits.CloneBytes) throw new InvalidDataException($"the clone has more than {limits.CloneBytes:#,0} B");
    }

    private static string LastLine(string said) =>
        said.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it says nothing";
}
