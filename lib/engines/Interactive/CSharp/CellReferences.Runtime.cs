using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.CSharp;

// What the compiler was given, the loader must find again when the cell runs.
internal sealed partial class CellReferences
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyDependencyResolver?> _dependencies = [];
    private readonly HashSet<string> _nativeFolders = [];

    public void AddNativeFolder(string folder) => _nativeFolders.Add(folder);

    /// <summary>The file of an assembly that was referenced, or that lies beside one that was; null when nobody knows it.</summary>
    public string? PathOf(string simpleName)
    {
        if (_paths.TryGetValue(simpleName, out var known)) return known;
        foreach (var (path, resolver) in _dependencies)
        {
            if (resolver?.ResolveAssemblyToPath(new AssemblyName(simpleName)) is { } listed && File.Exists(listed)) return listed;
            var neighbour = Path.Combine(Path.GetDirectoryName(path)!, simpleName + ".dll");
            if (File.Exists(neighbour)) return neighbour;
        }
        return null;
    }

    public string? NativePathOf(string name)
    {
        var listed = _dependencies.Values.Select(r => r?.ResolveUnmanagedDllToPath(name)).FirstOrDefault(p => p is not null);
        return listed ?? _nativeFolders
            .SelectMany(folder => new[] { name, name + ".dll", $"lib{name}.so", $"lib{name}.dylib" }.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }

    private PortableExecutableReference? Resolve(string path)
    {
        if (!File.Exists(path)) return null;
        if (!TryReadName(path, out var name)) return null;
        if (_host.Find(name) is { } host) return host;
        _paths[name] = path;
        if (!_dependencies.ContainsKey(path)) _dependencies[path] = DependenciesOf(path);
        return MetadataReference.CreateFromFile(path, documentation: new Documentation.AssemblyDocumentation(path));
    }

    private static AssemblyDependencyResolver? DependenciesOf(string path)
    {
        try { return new(path); }
        catch (InvalidOperationException) { return null; } // A .deps.json that cannot be read: neighbours are still found.
    }

    private static bool TryReadName(string path, out string name)
    {
        try
        {
            name = AssemblyName.GetAssemblyName(path).Name!;
            return true;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            name = "";
            return false;
        }
    }
}
