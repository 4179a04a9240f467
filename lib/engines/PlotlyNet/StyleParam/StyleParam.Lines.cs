namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Dash pattern of a line.</summary>
    public sealed class DrawingStyle : Case
    {
        private DrawingStyle(object json) : base(json) { }
        public static DrawingStyle Solid { get; } = new("solid");
        public static DrawingStyle Dash { get; } = new("dash");
        public static DrawingStyle Dot { get; } = new("dot");
        public static DrawingStyle DashDot { get; } = new("dashdot");
        public static DrawingStyle LongDash { get; } = new("longdash");
        public static DrawingStyle LongDashDot { get; } = new("longdashdot");

        public static DrawingStyle NewUser(IEnumerable<int> item) => new(string.Join(",", item.Select(px => $"{px}px")));
    }

    /// <summary>How a line goes from point to point.</summary>
    public sealed class Shape : Case
    {
        private Shape(object json) : base(json) { }
        public static Shape Linear { get; } = new("linear");
        public static Shape Spline { get; } = new("spline");
        public static Shape Hv { get; } = new("hv");
        public static Shape Vh { get; } = new("vh");
        public static Shape Hvh { get; } = new("hvh");
        public static Shape Vhv { get; } = new("vhv");
    }

    /// <summary>How far a line stops before its end.</summary>
    public sealed class BackOff : Case
    {
        private BackOff(object json) : base(json) { }
        public static BackOff Auto { get; } = new("auto");

        public static BackOff NewValue(int item) => new(item);
        public static BackOff NewArray(IEnumerable<int> item) => new(item);
    }

    /// <summary>Whether the size of a marker is its diameter or its area.</summary>
    public sealed class MarkerSizeMode : Case
    {
        private MarkerSizeMode(object json) : base(json) { }
        public static MarkerSizeMode Diameter { get; } = new("diameter");
        public static MarkerSizeMode Area { get; } = new("area");
    }

    /// <summary>Shape of a colour gradient.</summary>
    public sealed class GradientType : Case
    {
        private GradientType(object json) : base(json) { }
        public static GradientType Radial { get; } = new("radial");
        public static GradientType Horizontal { get; } = new("horizontal");
        public static GradientType Vertical { get; } = new("vertical");
        public static GradientType None { get; } = new("none");
    }

    /// <summary>Hatching of a bar or area.</summary>
    public sealed class PatternShape : Case
    {
        private PatternShape(object json) : base(json) { }
        public static PatternShape None { get; } = new("");
        public static PatternShape DiagonalDescending { get; } = new("/");
        public static PatternShape DiagonalAscending { get; } = new("\\");
        public static PatternShape DiagonalChecked { get; } = new("x");
        public static PatternShape HorizontalLines { get; } = new("-");
        public static PatternShape VerticalLines { get; } = new("|");
        public static PatternShape Checked { get; } = new("+");
        public static PatternShape Dots { get; } = new(".");
    }

    /// <summary>Whether hatching replaces or overlays the fill.</summary>
    public sealed class PatternFillMode : Case
    {
        private PatternFillMode(object json) : base(json) { }
        public static PatternFillMode Replace { get; } = new("replace");
        public static PatternFillMode Overlay { get; } = new("overlay");
    }

    /// <summary>What the angle of a marker is measured from.</summary>
    public sealed class AngleRef : Case
    {
        private AngleRef(object json) : base(json) { }
        public static AngleRef Previous { get; } = new("previous");
        public static AngleRef Up { get; } = new("up");
    }

    /// <summary>Typeface.</summary>
    public sealed class FontFamily : Case
    {
        private FontFamily(object json) : base(json) { }
        public static FontFamily Arial { get; } = new("Arial");
        public static FontFamily Balto { get; } = new("Balto");
        public static FontFamily Courier_New { get; } = new("Courier New");
        public static FontFamily Consolas { get; } = new("Consolas");
        public static FontFamily Droid_Sans { get; } = new("Droid Sans");
        public static FontFamily Droid_Serif { get; } = new("Droid Serif");
        public static FontFamily Droid_Sans_Mono { get; } = new("Droid Sans Mono");
        public static FontFamily Gravitas_One { get; } = new("Gravitas One");
        public static FontFamily Old_Standard_TT { get; } = new("Old Standard TT");
        public static FontFamily Open_Sans { get; } = new("Open Sans");
        public static FontFamily Overpass { get; } = new("Overpass");
        public static FontFamily PT_Sans_Narrow { get; } = new("PT Sans Narrow");
        public static FontFamily Raleway { get; } = new("Raleway");
        public static FontFamily Times_New_Roman { get; } = new("Times New Roman");

        public static FontFamily NewCustom(string item) => new(item);
    }
}
