using Headroom.Charts.Svg;
using Headroom.Testing;

namespace Headroom.Charts;

public sealed class DescriptionTests
{
    [Fact]
    public void One_line_per_kind_of_figure() => Snapshot.Match(string.Join("\n",
        Description.Of(Figures.Of(Figures.Line, Figures.LogLog)),
        Description.Of(Figures.Of(Figures.Bars)),
        Description.Of(Figures.Of(Figures.Cells)),
        Description.Of(Figures.Of(Figures.Pair, Figures.PairLayout)),
        Description.Of(Figures.Of("""{"type":"scatter","mode":"markers+text","text":["add, float","GEMM"],"x":[0.083,1365],"y":[1,2]}""")),
        Description.Of(Figures.Of("""{"type":"violin","name":"v","y":[1]}""")),
        Description.Of("{}")) + "\n");

    [Fact]
    public void A_description_is_one_line()
        => Assert.DoesNotContain('\n', Description.Of(Figures.Of(Figures.Line, """{"title":{"text":"a<br>b"},"xaxis":{"title":{"text":"c\nd"}}}""")));
}
