using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Headroom.Editing.Documentation;
using Microsoft.CodeAnalysis;

namespace Headroom.Editing.References;

/// <summary>
/// Finds the assemblies that cells may use, with their documentation. One that the host process has, under the same simple name, always
/// wins: types must be the same on both sides, for example those that a formatter is registered for.
/// </summary>
public sealed class CellReferences(HostAssemblies host) : MetadataReferenceResolver
{
    // Of the process: a second kernel needs the same, and the framework alone is 70 MB.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> s_references = new();

    private string _workingDirectory = "";

    public SourceReferenceResolver Sources { get; private set; } = new CellSourceResolver(Directory.GetCurrentDirectory());

    /// <summary>What cells may use without a <c>#r</c>: the framework, and what the kernel itself brings.</summary>
    public IEnumerable<MetadataReference> Known =>
        [.. host.Framework.Concat(CellSurroundings.Assemblies.Select(host.Find).OfType<string>()).Select(At)];

    public void UseWorkingDirectory(string folder)
    {
        if (folder == _workingDirectory) return;
        _workingDirectory = folder;
        Sources = new CellSourceResolver(folder);
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : _workingDirectory;
        var file = Path.GetFullPath(reference, folder);
        if (File.Exists(file)) return [At(HostsOwn(file) ?? file)];
        return host.Find(reference) is { } known ? [At(known)] : [];
    }

    public override bool ResolveMissingAssemblies => true;

    /// <summary>An assembly that a referenced one needs: the host's, or the neighbour of the one that asks.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (host.Find(referenceIdentity.Name) is { } known) return At(known);
        var neighbour = definition is PortableExecutableReference { FilePath: { } path }
            ? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")
            : null;
        return File.Exists(neighbour) ? At(neighbour) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private string? HostsOwn(string file)
    {
        try { return host.Find(AssemblyName.GetAssemblyName(file).Name!); }
        catch (Exception e) when (e is BadImageFormatException or IOException) { return null; } // The compiler says what is wrong with it.
    }

    private static PortableExecutableReference At(string path) =>
        s_references.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static file =>
        // A file of the framework is mapped: the compiler looks at little of it. Any other is read, since a mapped one cannot be replaced
        // on Windows.
        HostAssemblies.IsOfFramework(file.Path)
            ? AssemblyMetadata.CreateFromFile(file.Path).GetReference(new AssemblyDocumentation(file.Path), filePath: file.Path)
            : MetadataReference.CreateFromFile(file.Path, documentation: new AssemblyDocumentation(file.Path)));
}
