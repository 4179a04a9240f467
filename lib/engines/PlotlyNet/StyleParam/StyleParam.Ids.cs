namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Names an axis from a trace: "x", "x2", "y3".</summary>
    public sealed class LinearAxisId : Case
    {
        private LinearAxisId(object json) : base(json) { }
        public static LinearAxisId Free { get; } = new("free");

        public static LinearAxisId NewX(int item) => new(Numbered("x", item));
        public static LinearAxisId NewY(int item) => new(Numbered("y", item));
    }

    /// <summary>Names an axis or a legend in the layout: "xaxis", "yaxis2", "legend".</summary>
    public sealed class SubPlotId : Case
    {
        private SubPlotId(object json) : base(json) { }
        public static SubPlotId NewXAxis(int item) => new(Numbered("xaxis", item));
        public static SubPlotId NewYAxis(int item) => new(Numbered("yaxis", item));
        public static SubPlotId NewColorAxis(int item) => new(Numbered("coloraxis", item));
        public static SubPlotId NewLegend(int item) => new(Numbered("legend", item));
    }
}
