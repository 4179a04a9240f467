using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// Finds the assemblies that cells may use. One that the host process has, under the same simple name, always wins: types must be the same on
/// both sides, for example those that a formatter is registered for.
/// </summary>
internal sealed partial class CellReferences : MetadataReferenceResolver
{
    private readonly Dictionary<string, MetadataReference> _added = new(StringComparer.OrdinalIgnoreCase);
    private readonly HostAssemblies _host = new();
    private string _workingDirectory = "";

    public SourceReferenceResolver Sources { get; private set; } = new CellSourceResolver(Directory.GetCurrentDirectory());

    /// <summary>The framework, this engine, and what was added from outside.</summary>
    public IEnumerable<MetadataReference> Known => [.. _host.Known, .. _added.Values];

    public void UseWorkingDirectory(string folder)
    {
        if (folder == _workingDirectory) return;
        _workingDirectory = folder;
        Sources = new CellSourceResolver(folder);
    }

    public void Add(string path)
    {
        if (Resolve(Path.GetFullPath(path)) is { } reference) _added[reference.FilePath!] = reference;
        else throw new FileNotFoundException($"No assembly at {path}.", path);
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : _workingDirectory;
        var found = Resolve(Path.GetFullPath(reference, folder)) ?? _host.Find(reference);
        return found is null ? [] : [found];
    }

    public override bool ResolveMissingAssemblies => true;

    /// <summary>An assembly that a referenced one needs: the host's, or the neighbour of the one that asks, or one next to any other.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (_host.Find(referenceIdentity.Name) is { } host) return host;
        var neighbour = definition is PortableExecutableReference { FilePath: { } path }
            ? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")
            : null;
        var file = File.Exists(neighbour) ? neighbour : PathOf(referenceIdentity.Name);
        return file is null ? null : Resolve(file);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
