using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Annotations and shapes.</summary>
public static class Drawings
{
    public static NamedChart[] All() =>
    [
        new("annotations", Plain().WithAnnotation(Note("1")).WithAnnotations(new[] { Note("2"), Note("3") })
            .WithAnnotation(Annotation.init<string, int, int, string, int, string, double, string, double, string>(X: "a", Y: 3,
            AX: 1, AY: -20, Text: "t", ShowArrow: true, ArrowHead: StyleParam.ArrowHead.Barbed, ArrowColor: Blue, BGColor: Blue,
            Font: Font.init(Size: 8.0), XRef: "paper", YRef: "y2", TextAngle: 45.0, Align: StyleParam.AnnotationAlignment.Left,
            ClickToShow: StyleParam.ClickToShow.OnOff, XAnchor: StyleParam.XAnchorPosition.Right, YShift: 3))),
        new("annotations-replace", Plain().WithAnnotation(Note("1")).WithAnnotations(new[] { Note("2") }, Append: false)),
        new("shapes", Plain().WithShape(Rule(1))
            .WithShapes(new[] { Rule(2), Shape.init<double, double, double, double>(ShapeType: StyleParam.ShapeType.Rectangle,
            Xref: "paper", FillColor: Blue, Opacity: 0.2, Layer: StyleParam.Layer.Below, Label: ShapeLabel.init(Text: "t"),
            X0: 0.0, X1: 1.0, Y0: 0.0, Y1: 1.0) }).WithShape(Rule(3), Append: false)),
    ];
}
