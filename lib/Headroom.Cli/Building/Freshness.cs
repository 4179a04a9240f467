namespace Headroom.Cli.Building;

/// <summary>Whether the sources changed after this build began.</summary>
internal static class Freshness
{
    private const string Variable = "HEADROOM_LAUNCHER";

    /// <summary>Beside the stamp: the sources that were dated in the future when the build had ended.</summary>
    private const string FutureFile = "build.future";
    private static readonly string[] s_folders = ["lib", "solutions", "tests/Graders", "tests/TrainingGraders", "bench"];
    private static readonly string[] s_rootFiles = ["Directory.Build.props", "Directory.Packages.props", "global.json"];
    private static readonly string[] s_kinds = [".cs", ".csproj", ".props", ".targets", ".json", ".css", ".js", ".cjs"];
    private static readonly EnumerationOptions s_everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    // Clocks of a file server and of this machine differ a little.
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(2);

    /// <summary>Set by the launcher, which knows what to do with <see cref="Exit.Stale"/>.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Set by the launcher after it has built.</summary>
    public static bool IsJustBuilt => Environment.GetEnvironmentVariable(Variable) == "0";

    /// <summary>Takes the question back, so that no process started from here asks it again of another folder.</summary>
    public static void Answered() => Environment.SetEnvironmentVariable(Variable, null);

    /// <summary>
    /// True when a source is newer than the stamp in <paramref name="outputFolder"/>, or there is no stamp. A source dated in the future is
    /// newer than every stamp: it counts once, until it or the clock changes.
    /// </summary>
    public static bool IsStale(string root, string outputFolder, DateTime? clock = null)
    {
        var now = (clock ?? DateTime.UtcNow) + s_apart;
        if (BuiltAt(outputFolder) is not { } built || built > now) return true;
        var newer = Sources(root).Where(file => file.LastWriteTimeUtc > built).ToList();
        return newer.Exists(file => file.LastWriteTimeUtc <= now) || Described(root, newer) != Known(outputFolder);
    }

    /// <summary>
    /// After a build: remembers the sources dated in the future, and returns a sentence about the clock where there are any new ones.
    /// </summary>
    public static string? NoteFuture(string root, string outputFolder, DateTime? clock = null)
    {
        var now = (clock ?? DateTime.UtcNow) + s_apart;
        var future = Sources(root).Where(file => file.LastWriteTimeUtc > now).ToList();
        var (described, known) = (Described(root, future), Known(outputFolder));
        if (described == known) return null;
        try
        {
            File.WriteAllText(Path.Combine(outputFolder, FutureFile), described);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // the next command builds again
        }
        return future.MaxBy(file => file.LastWriteTimeUtc) is not { } latest ? null
            : $"{Path.GetRelativePath(root, latest.FullName).Replace('\\', '/')} is dated {latest.LastWriteTimeUtc:yyyy-MM-dd}, and today "
                + $"is {now:yyyy-MM-dd}: is this machine's clock right? It was built all the same.";
    }

    internal static DateTime? BuiltAt(string outputFolder)
    {
        var stamp = Path.Combine(outputFolder, "build.stamp");
        return File.Exists(stamp) && long.TryParse(File.ReadAllText(stamp).Trim(), out var ticks) && ticks is > 0 and < long.MaxValue / 4
            ? new DateTime(ticks, DateTimeKind.Utc)
            : null;
    }

    private static string Known(string outputFolder)
    {
        var file = Path.Combine(outputFolder, FutureFile);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static string Described(string root, IEnumerable<FileSystemInfo> files) => string.Join('\n', files
        .Select(file => $"{file.LastWriteTimeUtc.Ticks} {Path.GetRelativePath(root, file.FullName)}").Order(StringComparer.Ordinal));

    private static IEnumerable<FileSystemInfo> Sources(string root) =>
        s_rootFiles.Select(file => new FileInfo(Path.Combine(root, file))).Where(file => file.Exists)
            .Concat(s_folders.Select(folder => new DirectoryInfo(Path.Combine(root, folder))).Where(folder => folder.Exists)
                .SelectMany(Below));

    // A deleted source leaves no file to look at, but its folder has changed.
    private static IEnumerable<FileSystemInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos("*", s_everywhere).Where(entry => entry is DirectoryInfo || s_kinds.Contains(entry.Extension));
}
