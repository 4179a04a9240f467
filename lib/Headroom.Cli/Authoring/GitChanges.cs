using System.Diagnostics;

namespace Headroom.Cli.Authoring;

/// <summary>What differs from the branch <c>main</c> in a checkout, committed or not.</summary>
internal sealed class GitChanges
{
    private const string Main = "main";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly string _root;
    private readonly string _since;

    private GitChanges(string root, string since, string name) => (_root, _since, Name) = (root, since, name);

    /// <summary>What is compared with, in words.</summary>
    public string Name { get; }

    /// <exception cref="UsageException">The folder is no checkout, git is not there, or nothing was committed yet.</exception>
    public static GitChanges SinceMain(string root)
    {
        var head = Git(root, "rev-parse", "HEAD") ?? throw new UsageException(
            "--changed asks git what differs, and the course's folder is no checkout with a commit. Name an exercise or a unit.");
        // On main itself the last commit counts, on a branch the commit where it left main.
        var fork = Git(root, "merge-base", "HEAD", Main)?.Trim();
        return fork is null || fork == head.Trim() ? new(root, head.Trim(), "the last commit") : new(root, fork, Main);
    }

    /// <summary>Paths relative to the course's folder, new files included.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Lines(Git(_root, "diff", "--name-only", "--no-renames", "--relative", "-z", _since)),
        .. Lines(Git(_root, "ls-files", "--others", "--exclude-standard", "-z")),
    ];

    /// <summary>A file as it was, or null where there was none.</summary>
    public string? Before(string file) => Git(_root, "show", $"{_since}:./{file}");

    private static string[] Lines(string? answer) => (answer ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string? Git(string root, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var (answer, _) = (git.StandardOutput.ReadToEndAsync(), git.StandardError.ReadToEndAsync());
            return git.WaitForExit(s_patience) && git.ExitCode == 0 ? answer.Result : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // git is not there
        }
    }
}
