using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// The assemblies of the process itself, as references for one kernel's compilations. Files are read once for all kernels, but each kernel has
/// references of its own: symbols are cached with them, and two kernels that compile at once would otherwise get a mixture of each other's.
/// </summary>
internal sealed class HostAssemblies
{
    private static readonly ConcurrentDictionary<string, Lazy<AssemblyMetadata>> s_metadata = new();

    private static readonly Lazy<Dictionary<string, string>> s_platform = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase));

    private readonly ConcurrentDictionary<string, Lazy<PortableExecutableReference>> _references = new();

    public HostAssemblies()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Type[] engine = [typeof(Kernel), typeof(Formatting.Formatter), typeof(AspNetCore.Html.IHtmlContent), typeof(System.Reactive.Unit)];
        Known =
        [
            .. s_platform.Value.Values.Where(path => Path.GetDirectoryName(path) == framework).Select(ReferenceTo),
            .. engine.Select(type => ReferenceTo(type.Assembly.Location)),
        ];
    }

    /// <summary>What cells may use without a <c>#r</c>: the framework and this engine.</summary>
    public IReadOnlyList<PortableExecutableReference> Known { get; }

    /// <summary>The host's assembly of that simple name, loaded or not yet; null when it has none with a file.</summary>
    public PortableExecutableReference? Find(string simpleName) => PathOf(simpleName) is { } path ? ReferenceTo(path) : null;

    public static string? PathOf(string simpleName)
    {
        if (s_platform.Value.TryGetValue(simpleName, out var platform)) return platform;
        var loaded = AssemblyLoadContext.Default.Assemblies
            .FirstOrDefault(a => !a.IsDynamic && string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase))?.Location;
        return string.IsNullOrEmpty(loaded) ? null : loaded;
    }

    private PortableExecutableReference ReferenceTo(string path) => _references.GetOrAdd(path, static p => new(() =>
        ((AssemblyMetadata)s_metadata.GetOrAdd(p, static file => new(() => AssemblyMetadata.CreateFromFile(file))).Value.Copy()).GetReference(new Documentation.AssemblyDocumentation(p), filePath: p, display: p))).Value;
}
