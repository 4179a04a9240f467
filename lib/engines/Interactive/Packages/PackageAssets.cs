using System.Runtime.InteropServices;
using System.Text.Json;

namespace Microsoft.DotNet.Interactive.Packages;

/// <summary>Reads what a restore chose from its project.assets.json.</summary>
internal static class PackageAssets
{
    public static IReadOnlyList<ResolvedPackageReference> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToArray();
        var target = root.GetProperty("targets").EnumerateObject().First().Value;
        return [.. target.EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => Resolve(library, root.GetProperty("libraries").GetProperty(library.Name), folders))];
    }

    private static ResolvedPackageReference Resolve(JsonProperty library, JsonElement entry, string[] folders)
    {
        var (name, version) = library.Name.Split('/') is [var n, var v] ? (n, v) : (library.Name, "");
        var relative = entry.GetProperty("path").GetString()!;
        var root = folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists)
                   ?? throw new DirectoryNotFoundException($"{library.Name} was restored to none of {string.Join(", ", folders)}.");
        return new(name, version, [.. Files(library.Value, "runtime").Select(Full)], root, [.. NativeFolders(library.Value, Full)]);

        string Full(string file) => Path.GetFullPath(Path.Combine(root, file));
    }

    // `_._` marks an intentionally empty folder.
    private static IEnumerable<string> Files(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var files)
            ? files.EnumerateObject().Select(f => f.Name).Where(f => Path.GetFileName(f) != "_._")
            : [];

    private static IEnumerable<string> NativeFolders(JsonElement library, Func<string, string> full)
    {
        var rid = RuntimeInformation.RuntimeIdentifier;
        return Files(library, "native").Concat(Files(library, "runtimeTargets").Where(f => f.Contains($"/{rid}/native/", StringComparison.Ordinal)))
            .Select(f => Path.GetDirectoryName(full(f))!).Distinct();
    }
}
