namespace Headroom.Editing.Documentation;

/// <summary>
/// The framework's documentation, which comes with the SDK's reference assemblies. These are cut differently from the assemblies that run:
/// List is in System.Private.CoreLib and described in System.Collections.xml, so a member is looked for in several files, the likely ones
/// first.
/// </summary>
internal static class FrameworkDocumentation
{
    private static readonly Lazy<Dictionary<string, DocumentationFile>> s_files = new(FindFiles);
    private static readonly string[] s_common =
        ["System.Runtime", "System.Collections", "System.Threading", "System.Linq", "System.Memory", "System.Runtime.InteropServices"];

    /// <summary>Null when the SDK has no such files, or none of them has the member.</summary>
    public static string? Find(string id, string assembly) =>
        Likely(id, assembly).Distinct().Select(name => s_files.Value.GetValueOrDefault(name)?.Find(id))
            .FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Likely(string id, string assembly)
    {
        yield return assembly;
        var name = id[2..].Split('(', '`')[0];
        while (name.LastIndexOf('.') is > 0 and var dot)
        {
            name = name[..dot];
            yield return name;
        }
        foreach (var common in s_common) yield return common;
    }

    private static Dictionary<string, DocumentationFile> FindFiles()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll, next to
        // <root>/packs/Microsoft.NETCore.App.Ref/<version>/ref/net10.0
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", shared!);
        try
        {
            var newest = Directory.EnumerateDirectories(packs)
                .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out var v) ? v : new()).First();
            return Directory.EnumerateFiles(Path.Combine(newest, "ref"), "*.xml", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => new DocumentationFile(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            return []; // A runtime without an SDK.
        }
    }
}
