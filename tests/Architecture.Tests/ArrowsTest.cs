namespace Architecture.Tests;

/// <summary>The projects of lib refer to each other as docs/architecture.md draws them.</summary>
public sealed class ArrowsTest
{
    public static TheoryData<string> Names => [.. LibProject.All.Select(project => project.Name)];

    [Fact]
    public void Every_project_has_its_arrows_in_the_table() =>
        None(LibProject.All.Select(project => project.Name).Except(Arrows.Table.Keys));

    [Fact]
    public void The_table_has_no_circle() =>
        None(Arrows.Table.Where(row => row.Value.Any(to => Arrows.Reachable(to).Contains(row.Key))).Select(row => row.Key));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_file_refers_to_no_other_project_than_its_arrows(string name) =>
        None(Project(name).Projects.Where(to => !Arrows.Table[name].Contains(to.Name))
            .Select(to => $"{to.File}:{to.Line} refers to {to.Name}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_refers_to_no_project_that_its_sources_do_not_use(string name)
    {
        var used = Read.References(name).Select(one => one.Assembly).ToHashSet();
        var references = Project(name).Projects.ToList();
        None(references.Where(to => !used.Overlaps(Brought(to)))
            .Select(to => $"{to.File}:{to.Line} refers to {to.Name}, which no source uses"));

        // What comes with this reference and with no other.
        IEnumerable<string> Brought(FileReference to) =>
            Project(to.Name).Brings().Except(references.Where(other => other != to).SelectMany(other => Project(other.Name).Brings()))
                .Append(to.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_package_is_used_where_it_belongs(string name) => None(Project(name).Packages
        .Where(package => Arrows.Packages.TryGetValue(package.Name, out var users) && !users.Contains(name))
        .Select(package =>
            $"{package.File}:{package.Line} refers to {package.Name}, which is "
            + $"for {string.Join(" and ", Arrows.Packages[package.Name])} alone"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Usings_name_only_what_the_arrows_lead_to(string name)
    {
        var reachable = Arrows.Reachable(name);
        None(Read.Of(name).Usings.Where(line => Arrows.ProjectOf(line.Space) is { } to && !reachable.Contains(to))
            .Select(line => $"{line.Place} uses {line.Space}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_come_only_from_where_the_arrows_lead(string name)
    {
        var reachable = Arrows.Reachable(name);
        var ours = LibProject.All.ToDictionary(project => project.AssemblyName, project => project.Name);
        None(Read.References(name).Where(one => one.To is null && ours.TryGetValue(one.Assembly, out var to) && !reachable.Contains(to))
            .Select(one => one.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_type_that_is_named_is_found(string name) => None(Read.Of(name).Unknown);

    internal static void None(IEnumerable<string> wrong)
    {
        var all = wrong.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    internal static LibProject Project(string name) => LibProject.All.First(project => project.Name == name);
}
