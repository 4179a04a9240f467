using Headroom.Course;
using Microsoft.CodeAnalysis;

namespace Headroom.LanguageServer.Chains;

/// <summary>
/// Files that cells load. The lists of the course's assemblies are those of this build, as the kernel puts them in their place before it
/// runs a cell.
/// </summary>
internal sealed class BuiltSources(CourseLayout layout, string folder, SourceReferenceResolver files) : SourceReferenceResolver
{
    // An editor on Windows writes the letter of a drive as it likes.
    private static readonly StringComparison s_paths =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var from = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : folder;
        var built = BuiltFor(Path.GetFullPath(path, from));
        return File.Exists(built) ? built : files.ResolveReference(path, baseFilePath);
    }

    public override string? NormalizePath(string path, string? baseFilePath) => files.NormalizePath(path, baseFilePath);

    public override Stream OpenRead(string resolvedPath) => files.OpenRead(resolvedPath);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether the course's build makes a file.</summary>
    public static bool IsBuilt(string file, CourseLayout layout) =>
        file.StartsWith(layout.PathTo("artifacts") + Path.DirectorySeparatorChar, s_paths)
        || file.StartsWith(layout.BinFolder + Path.DirectorySeparatorChar, s_paths);

    private string? BuiltFor(string file) =>
        string.Equals(file, layout.NotebookReferences, s_paths) ? layout.BuiltNotebookReferences
        : string.Equals(file, layout.TrainingReferences, s_paths) ? layout.BuiltTrainingReferences
        : string.Equals(file, layout.AgentsReferences, s_paths) ? layout.BuiltAgentsReferences
        : null;
}
