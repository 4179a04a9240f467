using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;

namespace Headroom.Training.Code;

/// <summary>Files as they were in a commit.</summary>
internal static class GitFiles
{
    /// <summary>Those of the paths that the commit has, by path; none where there is no git or no such commit.</summary>
    public static IReadOnlyDictionary<string, string> Read(string repository, string commit, IReadOnlySet<string> paths)
    {
        var files = new Dictionary<string, string>();
        var start = new ProcessStartInfo("git", ["archive", "--format=tar", commit])
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            using var tar = new TarReader(git.StandardOutput.BaseStream);
            while (tar.GetNextEntry() is { } entry)
            {
                if (!paths.Contains(entry.Name) || entry.DataStream is null) continue;
                using var reader = new StreamReader(entry.DataStream);
                files[entry.Name] = reader.ReadToEnd();
            }
            git.WaitForExit();
        }
        // No git, no repository, or no such commit: git prints nothing, and an empty archive is none.
        catch (Exception wrong) when (wrong is Win32Exception or IOException)
        {
            return files;
        }
        return files;
    }
}
