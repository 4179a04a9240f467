using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Headroom.Testing;
using Microsoft.DotNet.Interactive;

namespace Engines.Interactive.Tests;

public sealed class ReadmeTests
{
    private const string Begin = "```text\n", End = "```\n";

    /// <summary>Set UPDATE_SNAPSHOTS=1 to rewrite the list.</summary>
    [Fact]
    public void The_readme_lists_exactly_the_public_members()
    {
        var path = Repository.PathTo("lib", "engines", "Interactive", "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, start, StringComparison.Ordinal);
        var actual = string.Concat(PublicTypes().Select(t => $"{NameOf(t)}: {string.Join(", ", Members(t))}\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, readme[..start] + actual + readme[end..]);
        else
            Assert.Equal(readme[start..end], actual);
    }

    private static IEnumerable<Type> PublicTypes() => typeof(Kernel).Assembly.GetExportedTypes()
        .Where(t => t.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
        .OrderBy(NameOf, StringComparer.Ordinal);

    private static string NameOf(Type type) => type.ToString().Split('`')[0].Replace("Microsoft.DotNet.Interactive.", "", StringComparison.Ordinal);

    // Constructors by their parameters, everything else by its name; what records and Object bring along is left out.
    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var constructors = type.GetConstructors().Select(c => $"new({string.Join(", ", c.GetParameters().Select(p => p.Name))})");
        var members = type.GetMembers(Declared)
            .Where(m => m is not ConstructorInfo && m is not MethodBase { IsSpecialName: true } && !m.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(m => m.Name)
            .Where(name => name is not ("Equals" or "GetHashCode" or "ToString" or "GetEnumerator"));
        return constructors.Concat(members.Distinct().Order(StringComparer.Ordinal));
    }
}
