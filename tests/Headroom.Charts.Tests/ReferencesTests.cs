using System.Xml.Linq;
using Headroom.Testing;

namespace Headroom.Charts;

public sealed class ReferencesTests
{
    [Fact]
    public void Plotly_is_referenced_by_this_project_alone()
        => Assert.Equal(
            ["lib/Headroom.Charts/Headroom.Charts.csproj"],
            Projects().Where(p => References(p, "PackageReference").Any(name => name.StartsWith("Plotly", StringComparison.Ordinal))));

    [Fact]
    public void The_library_knows_of_no_chart_and_no_notebook()
    {
        var headroom = Projects().Single(p => p == "lib/Headroom/Headroom.csproj");
        Assert.DoesNotContain(References(headroom, "ProjectReference").Concat(References(headroom, "PackageReference")),
            name => name.Contains("Charts", StringComparison.Ordinal) || name.Contains("Interactive", StringComparison.Ordinal));
    }

    [Fact]
    public void Charts_know_of_the_library_alone()
        => Assert.Equal(
            "../Headroom/Headroom.csproj", Assert.Single(References("lib/Headroom.Charts/Headroom.Charts.csproj", "ProjectReference")));

    private static IEnumerable<string> Projects() => new[] { "lib", "tests", "exercises", "solutions", "bench" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.csproj", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    private static IEnumerable<string> References(string project, string kind)
        => XDocument.Load(Repository.PathTo(project)).Descendants(kind)
            .Select(reference => ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/'));
}
