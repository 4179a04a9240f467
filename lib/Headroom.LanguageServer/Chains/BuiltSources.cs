using Headroom.Course;
using Microsoft.CodeAnalysis;

namespace Headroom.LanguageServer.Chains;

/// <summary>
/// Files that cells load. The lists of the course's assemblies are those of this build, as the kernel puts them in their place before it
/// runs a cell.
/// </summary>
internal sealed class BuiltSources(CourseLayout layout, string folder, SourceReferenceResolver files) : SourceReferenceResolver
{
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

    private string? BuiltFor(string file) =>
        file == layout.NotebookReferences ? layout.BuiltNotebookReferences
        : file == layout.TrainingReferences ? layout.BuiltTrainingReferences
        : file == layout.AgentsReferences ? layout.BuiltAgentsReferences
        : null;
}
