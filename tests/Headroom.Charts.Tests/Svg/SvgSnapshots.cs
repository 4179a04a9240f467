using Headroom.Testing;

namespace Headroom.Charts.Svg;

/// <summary>Every coordinate of small figures. After a change in layout: update, then look at the pictures.</summary>
public sealed class SvgSnapshots
{
    [Fact]
    public void A_log_log_line() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Line, Figures.LogLog)));

    [Fact]
    public void Grouped_bars() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Bars)));

    [Fact]
    public void Stacked_bars() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Bars, """{"barmode":"stack"}""")));

    [Fact]
    public void A_heat_map_with_a_hole() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Cells)));

    [Fact]
    public void A_grid_of_two() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Pair, Figures.PairLayout)));

    [Fact]
    public void Shapes_and_annotations_on_a_log_axis() => Snapshot.Match(SvgFigure.Image(Figures.Of(Figures.Line, Figures.Marked)));

    [Fact]
    public void The_whole_figure_element() => Snapshot.Match(SvgFigure.Render(Figures.Of(Figures.Line, Figures.LogLog), "fig-1"));
}
