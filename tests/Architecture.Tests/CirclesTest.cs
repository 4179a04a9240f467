namespace Architecture.Tests;

/// <summary>What the tests of the real sources rest on, tried on small ones.</summary>
public sealed class CirclesTest
{
    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "lib", "Sample");

    [Fact]
    public void Two_folders_that_use_each_other_are_a_circle_told_with_file_and_line()
    {
        var references = Of(
            ("A/One.cs", "namespace Sample.A;\npublic class One\n{\n    Sample.B.Two? two;\n}"),
            ("B/Two.cs", "using Sample.A;\nnamespace Sample.B;\npublic class Two { One? one; }"));
        var circle = Assert.Single(Circles.Of(references));
        Assert.Equal(["A", "B"], circle);
        var told = Circles.Describe(circle, references);
        Assert.Contains("lib/Sample/A/One.cs:4 uses Two", told, StringComparison.Ordinal);
        Assert.Contains("lib/Sample/B/Two.cs:3 uses One", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_its_projects_root_can_be_a_circle() => Assert.Equal([Sources.Root, "A"], Assert.Single(Circles.Of(Of(
        ("Top.cs", "namespace Sample;\npublic class Top { Sample.A.One? one; }"),
        ("A/One.cs", "namespace Sample.A;\npublic class One { Top? top; }")))));

    [Fact]
    public void A_circle_over_three_folders_is_one() => Assert.Equal(["A", "B", "C"], Assert.Single(Circles.Of(Of(
        ("A/One.cs", "namespace Sample.A;\npublic class One { Sample.B.Two? x; }"),
        ("B/Two.cs", "namespace Sample.B;\npublic class Two { Sample.C.Three? x; }"),
        ("C/Three.cs", "namespace Sample.C;\npublic class Three { Sample.A.One? x; }")))));

    [Fact]
    public void One_way_is_no_circle() => Assert.Empty(Circles.Of(Of(
        ("A/One.cs", "namespace Sample.A;\npublic class One { Sample.B.Two? x; }"),
        ("B/Two.cs", "namespace Sample.B;\npublic class Two;"))));

    [Fact]
    public void Comments_strings_and_unused_usings_refer_to_nothing() => Assert.Empty(Circles.Of(Of(
        ("A/One.cs", "namespace Sample.A;\npublic class One { Sample.B.Two? x; }"),
        ("B/Two.cs",
            "using Sample.A;\nnamespace Sample.B;\n/// <summary><see cref=\"One\"/></summary>\npublic class Two { string x = \"One\"; // "
            + "One\n}"))));

    [Fact]
    public void An_extension_method_and_a_member_of_a_value_refer_to_the_types_that_declare_them()
    {
        var references = Of(
            ("A/More.cs", "namespace Sample.A;\npublic static class More { public static int Twice(this int x) => 2 * x; }"),
            ("B/Two.cs", "using Sample.A;\nnamespace Sample.B;\npublic class Two { int x = 3.Twice(); }"));
        Assert.Equal(
            [("B", "A", "More", 3)], references.Where(one => one.To is not null).Select(one => (one.From, one.To!, one.Type, one.Line)));
    }

    [Fact]
    public void A_namespace_that_is_not_its_folders_is_told() => Assert.Equal(
        ["lib/Sample/A/One.cs:1 is in Sample.B, its folder says Sample.A"],
        Sample(("A/One.cs", "namespace Sample.B;\npublic class One;")).Astray("Sample"));

    [Fact]
    public void A_name_that_stands_for_nothing_is_told() =>
        Assert.Single(Sample(("A/One.cs", "namespace Sample.A;\npublic class One { Nowhere? x; }")).Unknown);

    [Theory]
    [InlineData("Headroom.Grading.Kernels", "Headroom.Grading")]
    [InlineData("Headroom.Models", "Headroom")]
    [InlineData("Headroom", "Headroom")]
    [InlineData("System.Text", null)]
    public void A_namespace_belongs_to_the_project_with_the_longest_name_in_it(string space, string? project) =>
        Assert.Equal(project, Arrows.ProjectOf(space));

    private static IReadOnlyCollection<SourceReference> Of(params (string Path, string Text)[] files) => [.. Sample(files).References()];

    private static Sources Sample(params (string Path, string Text)[] files) =>
        new(s_folder, "Sample", files.Select(file => (Path.Combine(s_folder, file.Path), file.Text)));
}
