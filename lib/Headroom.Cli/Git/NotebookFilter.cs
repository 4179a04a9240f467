using System.Diagnostics;

namespace Headroom.Cli.Git;

/// <summary>
/// Keeps what running a notebook writes into it out of commits: a clean filter, local to this clone, in awk, which comes with git on every
/// platform. Where
/// git is missing, or the course is no checkout, nothing happens.
/// </summary>
internal sealed class NotebookFilter(string root)
{
    private const string Name = "headroom-notebook", Script = "lib/Headroom.Cli/Git/clean-notebook.awk";
    private const string Added = $"filter.{Name}.added";

    // Git takes a file of another size for changed without asking the filter, and would not pull over it.
    private static readonly string[] s_pulls = ["merge.autoStash", "rebase.autoStash"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>True when it was set up now; false when it was there already or cannot be.</summary>
    public bool Install()
    {
        if (Attributes() is not var (file, line, script)) return false;
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var isThere = lines.Contains(line);
        if (isThere && Git("config", "--local", "--get", $"filter.{Name}.clean") == Clean(script)) return false;
        if (Git("config", "--local", $"filter.{Name}.clean", Clean(script)) is null) return false;
        foreach (var key in s_pulls.Where(key => Git("config", "--get", key) is null))
        {
            Git("config", "--local", key, "true");
            Git("config", "--local", "--add", Added, key);
        }
        if (isThere) return true;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, [.. lines, line]);
        return true;
    }

    /// <summary>False when there was none.</summary>
    public bool Remove()
    {
        if (Attributes() is not var (file, line, _)) return false;
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (lines.Contains(line)) File.WriteAllLines(file, lines.Where(l => l != line));
        foreach (var key in (Git("config", "--local", "--get-all", Added) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Unset(key);
        return Git("config", "--local", "--remove-section", $"filter.{Name}") is not null || lines.Contains(line);
    }

    // Its section goes with its last key.
    private void Unset(string key)
    {
        Git("config", "--local", "--unset", key);
        if (Git("config", "--local", "--get-regexp", $"^{key.Split('.')[0]}\\.") is null)
            Git("config", "--local", "--remove-section", key.Split('.')[0]);
    }

    private static string Clean(string script) => $"awk -f '{script.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // The course may be a folder of a larger checkout; git starts filters at that one's top.
    private (string File, string Line, string Script)? Attributes()
    {
        if (Git("rev-parse", "--show-prefix") is not { } prefix
            || Git("rev-parse", "--git-path", "info/attributes") is not { Length: > 0 } file)
            return null;
        if (!File.Exists(Path.Combine(root, Script))) return null;
        return (Path.GetFullPath(file, root), $"{prefix}notebooks/*.ipynb filter={Name}", prefix + Script);
    }

    /// <summary>What git printed; null when it failed or there is none.</summary>
    private string? Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var printed = git.StandardOutput.ReadToEndAsync();
            _ = git.StandardError.ReadToEndAsync();
            if (!git.WaitForExit(s_patience)) git.Kill();
            return git.WaitForExit(s_patience) && git.ExitCode == 0 ? printed.GetAwaiter().GetResult().TrimEnd('\n', '\r') : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
