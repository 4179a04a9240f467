using Engines.PlotlyNet.Tests.Catalogue;

namespace Engines.PlotlyNet.Tests;

public sealed class CatalogueTests
{
    private static readonly Dictionary<string, Func<NamedChart[]>> families = new()
    {
        [nameof(Axes)] = Axes.All,
        [nameof(Bars)] = Bars.All,
        [nameof(Combinations)] = Combinations.All,
        [nameof(Drawings)] = Drawings.All,
        [nameof(Fields)] = Fields.All,
        [nameof(Grids)] = Grids.All,
        [nameof(Layouts)] = Layouts.All,
        [nameof(Scatters)] = Scatters.All,
        [nameof(Styles)] = Styles.All,
        [nameof(Values)] = Values.All,
    };

    public static TheoryData<string> Families => [.. families.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Figures_write_the_json_of_the_real_package(string family) =>
        Snapshot.Match(string.Concat(families[family]().Select(FigureText.Of)), family);
}
