using Microsoft.CodeAnalysis.Tags;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Magics;

/// <summary>Folders, and files of some kinds, that go on from the beginning of a path; relative ones from the working directory.</summary>
internal static class FilePaths
{
    private const int Most = 200;

    /// <summary>Length is how much of the written path an item replaces: what stands behind the last slash.</summary>
    public static (IReadOnlyList<CompletionItem> Items, int Length) Complete(string written, string[] extensions)
    {
        var cut = written.AsSpan().LastIndexOfAny('/', '\\') + 1;
        var (folder, name) = (written[..cut], written[cut..]);
        return (Entries(folder, name, extensions), name.Length);
    }

    private static CompletionItem[] Entries(string folder, string name, string[] extensions)
    {
        try
        {
            var entries = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos()
                .Where(e => e.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.Length > 0 || !e.Name.StartsWith('.')))
                .Where(e => e is DirectoryInfo || extensions.Contains(e.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Take(Most);
            return [.. entries.Select(e => e is DirectoryInfo ? new CompletionItem(e.Name + "/", WellKnownTags.Folder)
                : new(e.Name, WellKnownTags.File))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or System.Security.SecurityException)
        {
            return []; // A folder that is not there, or not ours to look into.
        }
    }
}
