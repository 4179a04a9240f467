namespace Headroom.Agents.Sources;

/// <summary>
/// The C# files of a folder, in the order of their paths: no build output, nothing hidden, no link, none of 200 KB or more.
/// </summary>
/// <param name="Root">The folder.</param>
public sealed record CodeRepository(string Root, IReadOnlyList<SourceFile> Files)
{
    private const int LargestFile = 200_000;
    private static readonly string[] s_built = ["bin", "obj", "artifacts", "node_modules", "packages", "out"];

    /// <param name="accept">Which paths; null: all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static CodeRepository Open(string root, Func<string, bool>? accept = null)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (!Directory.Exists(full)) throw new DirectoryNotFoundException($"there is no folder {root}");
        var paths = Below(new DirectoryInfo(full)).Select(file => Path.GetRelativePath(full, file.FullName).Replace('\\', '/'));
        return new CodeRepository(full, [.. paths.Where(accept ?? (_ => true)).Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(full, path))))]);
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles("*.cs"))
            if (!IsHidden(file) && file.Length < LargestFile && !file.Name.EndsWith(".g.cs", StringComparison.Ordinal)) yield return file;
        foreach (var inner in folder.EnumerateDirectories())
        {
            if (IsHidden(inner) || s_built.Contains(inner.Name)) continue;
            foreach (var file in Below(inner)) yield return file;
        }
    }

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || entry.LinkTarget is not null;
}
