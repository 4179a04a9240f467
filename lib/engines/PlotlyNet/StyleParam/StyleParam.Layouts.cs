namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How bars at one place are combined.</summary>
    public sealed class BarMode : Case
    {
        private BarMode(object json) : base(json) { }
        public static BarMode Stack { get; } = new("stack");
        public static BarMode Group { get; } = new("group");
        public static BarMode Overlay { get; } = new("overlay");
        public static BarMode Relative { get; } = new("relative");
    }

    /// <summary>How bars at one place are normalised.</summary>
    public sealed class BarNorm : Case
    {
        private BarNorm(object json) : base(json) { }
        public static BarNorm NoNorm { get; } = new("");
        public static BarNorm Fraction { get; } = new("fraction");
        public static BarNorm Percent { get; } = new("percent");
    }

    /// <summary>How scatter traces at one place are combined.</summary>
    public sealed class ScatterMode : Case
    {
        private ScatterMode(object json) : base(json) { }
        public static ScatterMode Group { get; } = new("group");
        public static ScatterMode Overlay { get; } = new("overlay");
    }

    /// <summary>Which points answer the pointer.</summary>
    public sealed class HoverMode : Case
    {
        private HoverMode(object json) : base(json) { }
        public static HoverMode Closest { get; } = new("closest");
        public static HoverMode X { get; } = new("x");
        public static HoverMode Y { get; } = new("y");
        public static HoverMode False { get; } = new(false);
        public static HoverMode XUnified { get; } = new("x unified");
        public static HoverMode YUnified { get; } = new("y unified");
    }

    /// <summary>What a click does.</summary>
    public sealed class ClickMode : Case
    {
        private ClickMode(object json) : base(json) { }
        public static ClickMode Event { get; } = new("event");
        public static ClickMode Select { get; } = new("select");
        public static ClickMode EventSelect { get; } = new("event+select");
        public static ClickMode NoClickMode { get; } = new("none");
    }

    /// <summary>What a drag does.</summary>
    public sealed class DragMode : Case
    {
        private DragMode(object json) : base(json) { }
        public static DragMode Zoom { get; } = new("zoom");
        public static DragMode Pan { get; } = new("pan");
        public static DragMode Select { get; } = new("select");
        public static DragMode Lasso { get; } = new("lasso");
        public static DragMode DrawClosedPath { get; } = new("drawclosedpath");
        public static DragMode DrawOpenPath { get; } = new("drawopenpath");
        public static DragMode DrawLine { get; } = new("drawline");
        public static DragMode DrawRect { get; } = new("drawrect");
        public static DragMode DrawCircle { get; } = new("drawcircle");
        public static DragMode Orbit { get; } = new("orbit");
        public static DragMode TurnTable { get; } = new("turntable");
        public static DragMode False { get; } = new(false);
    }

    /// <summary>Directions that a selection may take.</summary>
    public sealed class SelectDirection : Case
    {
        private SelectDirection(object json) : base(json) { }
        public static SelectDirection Horizontal { get; } = new("h");
        public static SelectDirection Vertical { get; } = new("v");
        public static SelectDirection Diagonal { get; } = new("d");
        public static SelectDirection Any { get; } = new("any");
    }

    /// <summary>Whether row 1 is at the top or the bottom.</summary>
    public sealed class LayoutGridRowOrder : Case
    {
        private LayoutGridRowOrder(object json) : base(json) { }
        public static LayoutGridRowOrder TopToBottom { get; } = new("top to bottom");
        public static LayoutGridRowOrder BottomToTop { get; } = new("bottom to top");
    }

    /// <summary>Whether subplots have axes of their own or share them by row and column.</summary>
    public sealed class LayoutGridPattern : Case
    {
        private LayoutGridPattern(object json) : base(json) { }
        public static LayoutGridPattern Independent { get; } = new("independent");
        public static LayoutGridPattern Coupled { get; } = new("coupled");
    }

    /// <summary>Where the x axes of a grid are drawn.</summary>
    public sealed class LayoutGridXSide : Case
    {
        private LayoutGridXSide(object json) : base(json) { }
        public static LayoutGridXSide Bottom { get; } = new("bottom");
        public static LayoutGridXSide BottomPlot { get; } = new("bottom plot");
        public static LayoutGridXSide Top { get; } = new("top");
        public static LayoutGridXSide TopPlot { get; } = new("top plot");
    }

    /// <summary>Where the y axes of a grid are drawn.</summary>
    public sealed class LayoutGridYSide : Case
    {
        private LayoutGridYSide(object json) : base(json) { }
        public static LayoutGridYSide Left { get; } = new("left");
        public static LayoutGridYSide LeftPlot { get; } = new("left plot");
        public static LayoutGridYSide Right { get; } = new("right");
        public static LayoutGridYSide RightPlot { get; } = new("right plot");
    }
}
