using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Headroom.Grading;

/// <summary>Which of the given namespaces or types an assembly refers to, read from its metadata.</summary>
internal static class Usage
{
    /// <summary>The full name of the first forbidden type that <paramref name="assembly"/> uses, or null.</summary>
    public static string? Find(string assembly, IReadOnlyList<string> forbidden)
    {
        if (forbidden.Count == 0) return null;
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            var space = metadata.GetString(type.Namespace);
            var name = space.Length == 0 ? metadata.GetString(type.Name) : $"{space}.{metadata.GetString(type.Name)}";
            if (forbidden.Any(f => name == f || space == f || space.StartsWith(f + ".", StringComparison.Ordinal))) return name;
        }
        return null;
    }
}
