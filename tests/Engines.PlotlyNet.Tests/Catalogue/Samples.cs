using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Small data and parts that the figures share.</summary>
public static class Samples
{
    public static readonly double[] n = [1, 10, 100];
    public static readonly double[] t = [0.1, 0.9, 12.5];
    public static readonly string[] keys = ["a", "b", "c"];
    public static readonly double[][] z = [[1, 2], [3, 4]];
    public static readonly string[][] cells = [["1", "2"], ["3", "4"]];

    public static Color Blue => Color.fromHex("#1f77b4");

    public static GenericChart Plain() => Named("s");

    public static GenericChart Named(string name) => Chart.Line<double, double, string>(n, t, Name: name);

    public static Annotation Note(string text) =>
        Annotation.init<double, double, string, string, string, string, string, string, string, string>(X: 1.0, Y: 2.0, Text: text, ShowArrow: true);

    public static Shape Rule(double y) => Shape.init<double, double, double, double>(
        ShapeType: StyleParam.ShapeType.Line, X0: 0.0, X1: 1.0, Y0: y, Y1: y, Line: Line.init(Dash: StyleParam.DrawingStyle.Dot));

    public static LinearAxis Axis() =>
        LinearAxis.init<double, double, double, double, double, double, double, double>(AxisType: StyleParam.AxisType.Log);
}
