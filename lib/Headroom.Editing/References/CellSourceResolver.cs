using Microsoft.CodeAnalysis;

namespace Headroom.Editing.References;

/// <summary>Finds <c>#load</c>ed files: relative to the working directory from a cell, and to the file itself from a file.</summary>
internal sealed class CellSourceResolver(string workingDirectory) : SourceFileResolver([], workingDirectory)
{
    public override string? ResolveReference(string path, string? baseFilePath) =>
        base.ResolveReference(path, Path.IsPathRooted(baseFilePath) ? baseFilePath : null);

    // A cell's name stays as it is in its PDB and stack traces; it is no file.
    public override string? NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;
}
