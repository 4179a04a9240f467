using System.Reflection;
using System.Runtime.Loader;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>Where a kernel's cells and the assemblies they bring along are loaded; everything the host has stays the host's.</summary>
internal sealed class CellLoadContext(CellReferences references) : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> _cells = [];

    public Assembly LoadCell(CompiledCell cell)
    {
        using var pe = new MemoryStream(cell.Pe);
        using var pdb = new MemoryStream(cell.Pdb);
        var assembly = LoadFromStream(pe, pdb);
        return _cells[assembly.GetName().Name!] = assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (_cells.TryGetValue(name, out var cell)) return cell;
        if (HostAssemblies.PathOf(name) is not null) return HostsOwn(assemblyName);
        return references.PathOf(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        references.NativePathOf(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    // By name alone: a cell's assembly may ask for another version than the one the host has, and still has to share its types.
    private static Assembly? HostsOwn(AssemblyName assemblyName) =>
        Default.Assemblies.FirstOrDefault(a => string.Equals(a.GetName().Name, assemblyName.Name, StringComparison.OrdinalIgnoreCase))
        ?? Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
}
