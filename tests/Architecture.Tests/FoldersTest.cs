namespace Architecture.Tests;

/// <summary>Within a project, folders do not lead to each other in circles; the project's own folder counts as one of them.</summary>
public sealed class FoldersTest
{
    /// <summary>Circles still to be cut. A project leaves this list with its last circle; one that has none fails here.</summary>
    private static readonly string[] s_known = ["Headroom.Charts", "Headroom.Jupyter", "Headroom.Simulator"];

    [Theory]
    [MemberData(nameof(ArrowsTest.Names), MemberType = typeof(ArrowsTest))]
    public void Folders_do_not_lead_to_each_other_in_circles(string name)
    {
        var references = Read.References(name);
        var circles = Circles.Of(references);
        if (!s_known.Contains(name)) Assert.True(circles.Count == 0, string.Join("\n\n", circles.Select(circle => Circles.Describe(circle, references))));
        else Assert.True(circles.Count > 0, $"{name} has no circles any more: take it off the list of known ones");
    }

    [Theory]
    [MemberData(nameof(ArrowsTest.Names), MemberType = typeof(ArrowsTest))]
    public void Namespaces_are_those_of_the_folders(string name) => ArrowsTest.None(Read.Of(name).Astray(name));
}
