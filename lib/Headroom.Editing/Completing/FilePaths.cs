
namespace Headroom.Editing.Completing;

/// <summary>Folders, and files of some kinds, that go on from the beginning of a path; relative ones from a folder that is given.</summary>
internal static class FilePaths
{
    private const int Most = 200;

    /// <summary>Length is how much of the written path an item replaces: what stands behind the last slash.</summary>
    public static (IReadOnlyList<Candidate> Items, int Length) Complete(string start, string written, string[] extensions)
    {
        var cut = written.AsSpan().LastIndexOfAny('/', '\\') + 1;
        var (folder, name) = (written[..cut], written[cut..]);
        return (Entries(start, folder, name, extensions), name.Length);
    }

    private static Candidate[] Entries(string start, string folder, string name, string[] extensions)
    {
        try
        {
            var entries = new DirectoryInfo(Path.Combine(start, folder)).EnumerateFileSystemInfos()
                .Where(e => e.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.Length > 0 || !e.Name.StartsWith('.')))
                .Where(e => e is DirectoryInfo || extensions.Contains(e.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Take(Most);
            return [.. entries.Select(e => e is DirectoryInfo
                ? new Candidate(e.Name + "/", CandidateKind.Folder, Candidate.Here) : new(e.Name, CandidateKind.File, Candidate.Here))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
            or System.Security.SecurityException)
        {
            return []; // A folder that is not there, or not ours to look into.
        }
    }
}
