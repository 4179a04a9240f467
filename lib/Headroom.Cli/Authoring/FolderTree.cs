namespace Headroom.Cli.Authoring;

/// <summary>
/// The repository's folders as a tree with a comment each, as the README shows it; docs/folders.txt has the comments and the order.
/// </summary>
internal static class FolderTree
{
    /// <summary>Folders of these are named as well; of all others only the folder itself.</summary>
    private static readonly string[] s_opened = ["lib", "tests", "docs"];

    /// <summary>The drawing, a line for each folder. A folder whose comment is empty stands with the one before it.</summary>
    public static IReadOnlyList<string> Draw(IReadOnlyList<string> comments)
    {
        var rows = Read(comments).Where(row => row.Comment.Length > 0).Select(row => (Name: Indented(row.Path), row.Comment)).ToList();
        var width = rows.Max(row => row.Name.Length);
        return [.. rows.Select(row => $"{row.Name.PadRight(width)}  {row.Comment}")];
    }

    /// <summary>What the comments and the repository do not have in common; empty when they agree.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> comments, IEnumerable<string> trackedFiles)
    {
        var told = Read(comments).Select(row => row.Path).ToList();
        var there = trackedFiles.SelectMany(Folders).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. there.Except(told).Order(StringComparer.Ordinal).Select(folder => $"docs/folders.txt has no line for {folder}"),
            .. told.Except(there)
                .Select(folder => $"docs/folders.txt has a line for {folder}, and there is no such folder with a tracked file"),
            .. told.GroupBy(folder => folder).Where(same => same.Count() > 1).Select(same => $"docs/folders.txt has {same.Key} twice"),
        ];
    }

    private static IEnumerable<string> Folders(string file)
    {
        var parts = file.Split('/');
        if (parts.Length > 1) yield return parts[0];
        if (parts.Length > 2 && s_opened.Contains(parts[0])) yield return $"{parts[0]}/{parts[1]}";
    }

    private static string Indented(string path) => path.Split('/') is [_, var inner] ? $"  {inner}/" : $"{path}/";

    private static IEnumerable<(string Path, string Comment)> Read(IReadOnlyList<string> lines) =>
        from line in lines
        where line.Length > 0 && line[0] != '#'
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        select (line[..colon], line[(colon + 1)..].Trim());
}
