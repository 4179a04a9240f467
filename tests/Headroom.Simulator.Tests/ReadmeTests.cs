using System.Reflection;

namespace Headroom.Simulator.Testing;

public sealed class ReadmeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private const string Heading = "Kernels take up to 14 parameters besides the index or configuration.\n\n";

    private static readonly string Path = Repository.PathTo("lib", "engines", "Ilgpu", "README.md");

    [Fact]
    public void The_readme_lists_the_supported_members()
    {
        var readme = File.ReadAllText(Path).ReplaceLineEndings("\n");
        var list = readme.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Path, readme[..list] + Members());
        else
            Assert.Equal(Members(), readme[list..]);
    }

    [Fact]
    public void The_example_of_the_readme_runs()
    {
        var example = File.ReadAllLines(Path).SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0);
        var source = File.ReadAllText(Repository.PathTo("tests", "Engines.Ilgpu.Tests", "ReadmeExample.cs"));

        Assert.All(example, line => Assert.Contains(line.Trim(), source, StringComparison.Ordinal));
        Assert.Equal([12f, 24f, 36f], ReadmeExample.Sums());
    }

    [Fact]
    public void Nothing_public_stands_outside_the_namespaces_of_ilgpu() =>
        Assert.All(typeof(Context).Assembly.GetExportedTypes(), type => Assert.StartsWith("ILGPU", type.Namespace, StringComparison.Ordinal));

    private static string Members() => string.Concat(typeof(Context).Assembly.GetExportedTypes()
        .Where(type => !type.Namespace!.StartsWith("Headroom.Simulator", StringComparison.Ordinal))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => $"- `{Name(type)}`{(MembersOf(type) is { Length: > 0 } members ? $": {members}" : "")}\n"));

    private static string MembersOf(Type type) => typeof(Delegate).IsAssignableFrom(type) ? "" : string.Join(", ", type.GetMembers(Declared)
        .Where(member => member is PropertyInfo or EventInfo || member is FieldInfo { IsSpecialName: false } || member is MethodInfo { IsSpecialName: false } method && method.GetBaseDefinition() == method)
        .Where(member => !member.Name.StartsWith('<') && member.Name is not ("Deconstruct" or "Equals"))
        .Select(member => member.Name == "Item" ? "this[]" : member.Name)
        .Distinct()
        .Order(StringComparer.Ordinal));

    // A nested type's arguments include those of the type around it.
    private static string Name(Type type)
    {
        var outer = type.DeclaringType;
        var arguments = type.GetGenericArguments().Skip(outer?.GetGenericArguments().Length ?? 0).Select(argument => argument.Name).ToArray();
        var own = type.Name.IndexOf('`') is var tick and > 0 ? type.Name[..tick] : type.Name;
        return $"{(outer is null ? type.Namespace : Name(outer))}.{own}{(arguments.Length > 0 ? $"<{string.Join(", ", arguments)}>" : "")}";
    }
}
