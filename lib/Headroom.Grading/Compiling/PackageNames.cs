using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Headroom.Grading.Compiling;

/// <summary>The public types of ILGPU that kernels are written with, by name: for a name that the compiler does not find.</summary>
internal sealed class PackageNames
{
    private static readonly string[] s_packages = ["ILGPU.dll", "ILGPU.Algorithms.dll"];

    // The others hold the compiler's own parts.
    private static readonly string[] s_spaces = ["ILGPU", "ILGPU.Runtime", "ILGPU.Algorithms", "ILGPU.Util"];
    private readonly ILookup<string, string> _spaceOf;

    private PackageNames(IEnumerable<(string Name, string Space)> types) =>
        _spaceOf = types.ToLookup(type => type.Name, type => type.Space, StringComparer.OrdinalIgnoreCase);

    /// <summary>Read from the references of a compilation; only once something was not found.</summary>
    public static PackageNames Of(CompileRecipe recipe) =>
        new([.. recipe.References.Where(file => s_packages.Contains(Path.GetFileName(file)) && File.Exists(file)).SelectMany(Types)]);

    /// <summary>Read from loaded packages.</summary>
    public static PackageNames Of(IEnumerable<MetadataReader> packages) => new([.. packages.SelectMany(Types)]);

    /// <summary>What to write in place of a name that the compiler does not find; null where ILGPU has nothing to do with it.</summary>
    /// <param name="name">Without its namespace.</param>
    /// <param name="space">The namespace in which it was looked for; null where none was named.</param>
    public string? Cure(string name, string? space)
    {
        var isOurs = space is not null && (space == "ILGPU" || space.StartsWith("ILGPU.", StringComparison.Ordinal));
        if (!isOurs && space is not null) return null;
        if (_spaceOf[name].Where(s_spaces.Contains).OrderBy(found => found.Length).FirstOrDefault() is { } found)
        {
            var spelled = _spaceOf.First(group => group.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
            return spelled == name
                ? $"{name} is in {found}: using {found};"
                : $"ILGPU spells it {spelled}, in {found}: using {found};";
        }
        return isOurs
            ? $"ILGPU has no {space}.{name}. Kernels are written with {string.Join(", ", s_spaces[..3])}; ./course show prints which "
                + "usings the exercise begins with"
            : null;
    }

    private static List<(string Name, string Space)> Types(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return [.. Types(image.GetMetadataReader())];
    }

    private static IEnumerable<(string Name, string Space)> Types(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public) continue;
            yield return (metadata.GetString(type.Name).Split('`')[0], metadata.GetString(type.Namespace));
        }
    }
}
