using System.Runtime.Loader;

namespace Headroom.Editing.References;

/// <summary>The assemblies of the process that runs cells, by simple name.</summary>
public sealed class HostAssemblies
{
    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Lazy<Dictionary<string, string>> s_platform = new(() =>
        ByName(((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)));

    private readonly Lazy<Dictionary<string, string>> _paths;
    private readonly bool _isThisProcess;

    private HostAssemblies(Lazy<Dictionary<string, string>> paths, bool isThisProcess) =>
        (_paths, _isThisProcess) = (paths, isThisProcess);

    /// <summary>Of the process that asks: those that it was started with, and those that it has loaded since.</summary>
    public static HostAssemblies OfThisProcess { get; } = new(s_platform, isThisProcess: true);

    /// <summary>
    /// Of a program that runs on the same framework as the one that asks and brings its other assemblies in its own folder. A folder that
    /// is not there leaves the framework.
    /// </summary>
    public static HostAssemblies OfProgram(string folder) => new(new(() =>
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var brought = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
        return ByName(brought.Concat(s_platform.Value.Values.Where(path => Path.GetDirectoryName(path) != own)));
    }), isThisProcess: false);

    /// <summary>Where an assembly lies; null for one that the process does not have.</summary>
    public string? Find(string simpleName)
    {
        if (_paths.Value.TryGetValue(simpleName, out var path)) return path;
        if (!_isThisProcess) return null;
        var loaded = AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(a => !a.IsDynamic && string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase))?.Location;
        return string.IsNullOrEmpty(loaded) ? null : loaded;
    }

    /// <summary>Paths of .NET itself.</summary>
    internal IEnumerable<string> Framework => _paths.Value.Values.Where(IsOfFramework);

    internal static bool IsOfFramework(string path) => Path.GetDirectoryName(path) == s_framework;

    private static Dictionary<string, string> ByName(IEnumerable<string> paths) => paths
        .GroupBy(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
}
