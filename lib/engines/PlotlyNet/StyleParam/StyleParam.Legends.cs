namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Unit of the width of legend entries.</summary>
    public sealed class EntryWidthMode : Case
    {
        private EntryWidthMode(object json) : base(json) { }
        public static EntryWidthMode Fraction { get; } = new("fraction");
        public static EntryWidthMode Pixels { get; } = new("pixels");
    }

    /// <summary>What a click on a legend group does.</summary>
    public sealed class TraceGroupClickOptions : Case
    {
        private TraceGroupClickOptions(object json) : base(json) { }
        public static TraceGroupClickOptions ToggleItem { get; } = new("toggleitem");
        public static TraceGroupClickOptions ToggleGroup { get; } = new("togglegroup");
    }

    /// <summary>What a click on a legend entry does.</summary>
    public sealed class TraceItemClickOptions : Case
    {
        private TraceItemClickOptions(object json) : base(json) { }
        public static TraceItemClickOptions Toggle { get; } = new("toggle");
        public static TraceItemClickOptions ToggleOthers { get; } = new("toggleothers");
        public static TraceItemClickOptions False { get; } = new(false);
    }

    /// <summary>Size of legend symbols.</summary>
    public sealed class TraceItemSizing : Case
    {
        private TraceItemSizing(object json) : base(json) { }
        public static TraceItemSizing Trace { get; } = new("trace");
        public static TraceItemSizing Constant { get; } = new("constant");
    }

    /// <summary>Order of legend entries.</summary>
    public sealed class TraceOrder : Case
    {
        private TraceOrder(object json) : base(json) { }
        public static TraceOrder Normal { get; } = new("normal");
        public static TraceOrder Reversed { get; } = new("reversed");
        public static TraceOrder Grouped { get; } = new("grouped");
        public static TraceOrder ReversedGrouped { get; } = new("grouped+reversed");
    }

    /// <summary>Vertical alignment.</summary>
    public sealed class VerticalAlign : Case
    {
        private VerticalAlign(object json) : base(json) { }
        public static VerticalAlign Top { get; } = new("top");
        public static VerticalAlign Middle { get; } = new("middle");
        public static VerticalAlign Bottom { get; } = new("bottom");
    }

    /// <summary>Horizontal alignment.</summary>
    public sealed class HorizontalAlign : Case
    {
        private HorizontalAlign(object json) : base(json) { }
        public static HorizontalAlign Left { get; } = new("left");
        public static HorizontalAlign Center { get; } = new("center");
        public static HorizontalAlign Right { get; } = new("right");
    }

    /// <summary>Which part of a box its x refers to.</summary>
    public sealed class XAnchorPosition : Case
    {
        private XAnchorPosition(object json) : base(json) { }
        public static XAnchorPosition Auto { get; } = new("auto");
        public static XAnchorPosition Left { get; } = new("left");
        public static XAnchorPosition Center { get; } = new("center");
        public static XAnchorPosition Right { get; } = new("right");
    }

    /// <summary>Which part of a box its y refers to.</summary>
    public sealed class YAnchorPosition : Case
    {
        private YAnchorPosition(object json) : base(json) { }
        public static YAnchorPosition Auto { get; } = new("auto");
        public static YAnchorPosition Top { get; } = new("top");
        public static YAnchorPosition Middle { get; } = new("middle");
        public static YAnchorPosition Bottom { get; } = new("bottom");
    }

    /// <summary>Unit of a length: fraction of the plot or pixels.</summary>
    public sealed class UnitMode : Case
    {
        private UnitMode(object json) : base(json) { }
        public static UnitMode Fraction { get; } = new("fraction");
        public static UnitMode Pixels { get; } = new("pixels");
    }
}
