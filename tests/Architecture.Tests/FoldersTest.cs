namespace Architecture.Tests;

/// <summary>Within a project, folders do not lead to each other in circles; the project's own folder counts as one of them.</summary>
public sealed class FoldersTest
{
    [Theory]
    [MemberData(nameof(ArrowsTest.Names), MemberType = typeof(ArrowsTest))]
    public void Folders_do_not_lead_to_each_other_in_circles(string name)
    {
        var references = Read.References(name);
        var circles = Circles.Of(references);
        Assert.True(circles.Count == 0, string.Join("\n\n", circles.Select(circle => Circles.Describe(circle, references))));
    }

    [Theory]
    [MemberData(nameof(ArrowsTest.Names), MemberType = typeof(ArrowsTest))]
    public void Namespaces_are_those_of_the_folders(string name) => ArrowsTest.None(Read.Of(name).Astray(name));
}
