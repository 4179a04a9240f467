namespace Headroom.Cli.Building;

/// <summary>Whether the sources changed after this build began.</summary>
internal static class Freshness
{
    private const string Variable = "HEADROOM_LAUNCHER";
    private static readonly string[] s_folders = ["lib", "solutions", "tests/Graders", "bench"];
    private static readonly string[] s_rootFiles = ["Directory.Build.props", "Directory.Packages.props", "global.json"];
    private static readonly string[] s_kinds = [".cs", ".csproj", ".props", ".targets", ".json", ".css", ".js", ".cjs"];

    /// <summary>Set by the launcher, which knows what to do with <see cref="Exit.Stale"/>.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Takes the question back, so that no process started from here asks it again of another folder.</summary>
    public static void Answered() => Environment.SetEnvironmentVariable(Variable, null);

    /// <summary>True when a source is newer than the stamp in <paramref name="outputFolder"/>, or there is no stamp.</summary>
    public static bool IsStale(string root, string outputFolder) => BuiltAt(outputFolder) is not { } built || NewestSource(root) > built;

    internal static DateTime? BuiltAt(string outputFolder)
    {
        var stamp = Path.Combine(outputFolder, "build.stamp");
        return File.Exists(stamp) && long.TryParse(File.ReadAllText(stamp).Trim(), out var ticks) && ticks is > 0 and < long.MaxValue / 4
            ? new DateTime(ticks, DateTimeKind.Utc)
            : null;
    }

    internal static DateTime NewestSource(string root) =>
        s_rootFiles.Select(file => new FileInfo(Path.Combine(root, file)))
            .Concat(s_folders.Select(folder => new DirectoryInfo(Path.Combine(root, folder))).Where(folder => folder.Exists)
                .SelectMany(Sources))
            .Where(file => file.Exists)
            .Select(file => file.LastWriteTimeUtc)
            .DefaultIfEmpty()
            .Max();

    // A deleted source leaves no file to look at, but its folder has changed.
    private static IEnumerable<FileSystemInfo> Sources(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(entry => entry is DirectoryInfo || s_kinds.Contains(entry.Extension));
}
