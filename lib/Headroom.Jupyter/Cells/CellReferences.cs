using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Headroom.Jupyter.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Finds the assemblies that cells may use, with their documentation. One that the host process has, under the same simple name, always
/// wins: types must be the same on both sides, for example those that a formatter is registered for.
/// </summary>
internal sealed class CellReferences : MetadataReferenceResolver
{
    private static readonly Lazy<Dictionary<string, string>> s_platform = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase));

    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    // Of the process: a second kernel needs the same, and the framework alone is 70 MB.
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> s_references = new();

    private ScriptMetadataResolver _packages = ScriptMetadataResolver.Default;
    private string _workingDirectory = "";

    public SourceReferenceResolver Sources { get; private set; } = new CellSourceResolver(Directory.GetCurrentDirectory());

    /// <summary>What cells may use without a <c>#r</c>: the framework and the packages of the kernel itself.</summary>
    public static IEnumerable<MetadataReference> Known
    {
        get
        {
            Type[] own = [typeof(Kernel), typeof(CSharpKernel), typeof(Formatter), typeof(Microsoft.AspNetCore.Html.IHtmlContent),
                typeof(CellReferences)];
            return [.. s_platform.Value.Values.Where(path => IsOfFramework(path)).Concat(own.Select(t => t.Assembly.Location)).Select(At)];
        }
    }

    public void UseWorkingDirectory(string folder)
    {
        if (folder == _workingDirectory) return;
        _workingDirectory = folder;
        _packages = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
        Sources = new CellSourceResolver(folder);
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : _workingDirectory;
        var file = Path.GetFullPath(reference, folder);
        if (File.Exists(file)) return [At(HostsOwn(file) ?? file)];
        return PathOf(reference) is { } host ? [At(host)]
            : _packages.ResolveReference(reference, Path.IsPathRooted(baseFilePath) ? baseFilePath : null, properties);
    }

    public override bool ResolveMissingAssemblies => true;

    /// <summary>An assembly that a referenced one needs: the host's, or the neighbour of the one that asks.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (PathOf(referenceIdentity.Name) is { } host) return At(host);
        var neighbour = definition is PortableExecutableReference { FilePath: { } path }
            ? Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")
            : null;
        return File.Exists(neighbour) ? At(neighbour) : _packages.ResolveMissingAssembly(definition, referenceIdentity);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static string? HostsOwn(string file)
    {
        try { return PathOf(AssemblyName.GetAssemblyName(file).Name!); }
        catch (Exception e) when (e is BadImageFormatException or IOException) { return null; } // The compiler says what is wrong with it.
    }

    private static string? PathOf(string simpleName)
    {
        if (s_platform.Value.TryGetValue(simpleName, out var platform)) return platform;
        var loaded = AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(a => !a.IsDynamic && string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase))?.Location;
        return string.IsNullOrEmpty(loaded) ? null : loaded;
    }

    private static bool IsOfFramework(string path) => Path.GetDirectoryName(path) == s_framework;

    private static PortableExecutableReference At(string path) =>
        s_references.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), static file =>
        // A file of the framework is mapped: the compiler looks at little of it. Any other is read, since a mapped one cannot be replaced
        // on Windows.
        IsOfFramework(file.Path)
            ? AssemblyMetadata.CreateFromFile(file.Path).GetReference(new AssemblyDocumentation(file.Path), filePath: file.Path)
            : MetadataReference.CreateFromFile(file.Path, documentation: new AssemblyDocumentation(file.Path)));
}
