namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Alignment of an annotation's text.</summary>
    public sealed class AnnotationAlignment : Case
    {
        private AnnotationAlignment(object json) : base(json) { }
        public static AnnotationAlignment Left { get; } = new("left");
        public static AnnotationAlignment Center { get; } = new("center");
        public static AnnotationAlignment Right { get; } = new("right");
    }

    /// <summary>Head of an arrow, plotly.js's numbers 1 to 8.</summary>
    public sealed class ArrowHead : Case
    {
        private ArrowHead(object json) : base(json) { }
        public static ArrowHead TriangleShort { get; } = new(1);
        public static ArrowHead TriangleTall { get; } = new(2);
        public static ArrowHead Barbed { get; } = new(3);
        public static ArrowHead SimpleShort { get; } = new(4);
        public static ArrowHead SimpleTall { get; } = new(5);
        public static ArrowHead Cirle { get; } = new(6);
        public static ArrowHead Square { get; } = new(7);
        public static ArrowHead LineOnly { get; } = new(8);
    }

    /// <summary>Which end of an arrow has a head.</summary>
    public sealed class ArrowSide : Case
    {
        private ArrowSide(object json) : base(json) { }
        public static ArrowSide Start { get; } = new("start");
        public static ArrowSide End { get; } = new("end");
        public static ArrowSide StartEnd { get; } = new("startend");
        public static ArrowSide None { get; } = new("none");
    }

    /// <summary>Whether a click shows or hides an annotation.</summary>
    public sealed class ClickToShow : Case
    {
        private ClickToShow(object json) : base(json) { }
        public static ClickToShow False { get; } = new(false);
        public static ClickToShow OnOff { get; } = new("onoff");
        public static ClickToShow OnOut { get; } = new("onout");
    }

    /// <summary>What a shape is.</summary>
    public sealed class ShapeType : Case
    {
        private ShapeType(object json) : base(json) { }
        public static ShapeType Circle { get; } = new("circle");
        public static ShapeType Rectangle { get; } = new("rect");
        public static ShapeType SvgPath { get; } = new("path");
        public static ShapeType Line { get; } = new("line");
    }

    /// <summary>Whether a shape scales with its axis or keeps its pixels.</summary>
    public sealed class ShapeSizeMode : Case
    {
        private ShapeSizeMode(object json) : base(json) { }
        public static ShapeSizeMode Scaled { get; } = new("scaled");
        public static ShapeSizeMode Pixel { get; } = new("pixel");
    }

    /// <summary>Which parts of a crossing path are inside.</summary>
    public sealed class FillRule : Case
    {
        private FillRule(object json) : base(json) { }
        public static FillRule EvenOdd { get; } = new("evenodd");
        public static FillRule NonZero { get; } = new("nonzero");
    }

    /// <summary>Alignment of a hover label.</summary>
    public sealed class Align : Case
    {
        private Align(object json) : base(json) { }
        public static Align Auto { get; } = new("auto");
        public static Align Left { get; } = new("left");
        public static Align Right { get; } = new("right");
    }

    /// <summary>Angle of a label in degrees.</summary>
    public sealed class TextAngle : Case
    {
        private TextAngle(object json) : base(json) { }
        public static TextAngle Auto { get; } = new("auto");

        public static TextAngle NewDegrees(double item) => new(item);
    }
}
