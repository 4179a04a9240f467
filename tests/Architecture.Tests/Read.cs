using System.Collections.Concurrent;

namespace Architecture.Tests;

/// <summary>Each project's sources, read and bound once: binding one takes a second or two.</summary>
internal static class Read
{
    private static readonly ConcurrentDictionary<string, Lazy<Sources>> s_sources = new();
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyCollection<SourceReference>>> s_references = new();

    public static Sources Of(string project) => s_sources.GetOrAdd(project, name => new(() => Sources.Of(ArrowsTest.Project(name)))).Value;

    public static IReadOnlyCollection<SourceReference> References(string project) =>
        s_references.GetOrAdd(project, name => new(() => [.. Of(name).References()])).Value;
}
