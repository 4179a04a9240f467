using System.Reflection;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests;

public sealed class ReadmeTests
{
    private const BindingFlags declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private const string heading = "there are the axes, colour axes and legends.\n\n";

    [Fact]
    public void The_readme_lists_the_supported_members()
    {
        var path = Repository.PathTo("lib", "engines", "PlotlyNet", "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var list = readme.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, readme[..list] + Members());
        else Assert.Equal(Members(), readme[list..]);
    }

    [Fact]
    public void The_example_of_the_readme_runs()
    {
        var readme = File.ReadAllLines(Repository.PathTo("lib", "engines", "PlotlyNet", "README.md"));
        var example = readme.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0);
        var source = File.ReadAllText(Repository.PathTo("tests", "Engines.PlotlyNet.Tests", "ReadmeExample.cs"));

        Assert.All(example, line => Assert.Contains(line.Trim(), source, StringComparison.Ordinal));
        Assert.Contains("\"type\":\"log\",\"range\":[-2.0,2.0]", ReadmeExample.Json(), StringComparison.Ordinal);
    }

    /// <summary>One line per type; the sets of StyleParam share one, since each has all its cases.</summary>
    private static string Members()
    {
        var types = typeof(GenericChart).Assembly.GetExportedTypes();
        var sets = types.Where(type => type.IsSubclassOf(typeof(StyleParam.Case))).ToArray();
        var lines = types.Except(sets).Where(type => type != typeof(StyleParam) && type != typeof(StyleParam.Case))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => $"- `{Name(type)}`: {(MembersOf(type) is { Length: > 0 } members ? members : "no members of its own")}\n");
        return string.Concat(lines) + $"- `Plotly.NET.StyleParam`, every case of: {string.Join(", ", sets.Select(set => set.Name).Order(StringComparer.Ordinal))}\n";
    }

    private static string MembersOf(Type type) => string.Join(", ", type.GetMembers(declared)
        .Where(member => member is PropertyInfo or FieldInfo || member is MethodInfo { IsSpecialName: false } method && method.GetBaseDefinition() == method)
        .Where(member => !member.Name.StartsWith('<') && member.Name is not ("Deconstruct" or "Equals"))
        .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal));

    private static string Name(Type type) => type.FullName!.Replace('+', '.').Replace("`1", "<T>", StringComparison.Ordinal);
}
