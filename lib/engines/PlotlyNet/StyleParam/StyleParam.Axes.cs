namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How values map to positions along an axis.</summary>
    public sealed class AxisType : Case
    {
        private AxisType(object json) : base(json) { }
        public static AxisType Auto { get; } = new("-");
        public static AxisType Linear { get; } = new("linear");
        public static AxisType Log { get; } = new("log");
        public static AxisType Date { get; } = new("date");
        public static AxisType Category { get; } = new("category");
        public static AxisType MultiCategory { get; } = new("multicategory");
    }

    /// <summary>Whether and how an axis chooses its own range.</summary>
    public sealed class AutoRange : Case
    {
        private AutoRange(object json) : base(json) { }
        public static AutoRange True { get; } = new(true);
        public static AutoRange False { get; } = new(false);
        public static AutoRange Reversed { get; } = new("reversed");
        public static AutoRange MinReversed { get; } = new("min reversed");
        public static AutoRange MaxReversed { get; } = new("max reversed");
        public static AutoRange Min { get; } = new("min");
        public static AutoRange Max { get; } = new("max");
    }

    /// <summary>Whether an automatic range must hold zero.</summary>
    public sealed class RangeMode : Case
    {
        private RangeMode(object json) : base(json) { }
        public static RangeMode Normal { get; } = new("normal");
        public static RangeMode ToZero { get; } = new("tozero");
        public static RangeMode NonNegative { get; } = new("nonnegative");
    }

    /// <summary>Ends of an axis; log10 of them on a log axis.</summary>
    public sealed class Range : Case
    {
        private Range(object json) : base(json) { }
        public static Range NewMinMax(IConvertible item1, IConvertible item2) => new(new[] { item1, item2 });
        public static Range NewValues(IConvertible[] item) => new(item);
        public static Range ofMinMax<a, b>(a min, b max) where a : IConvertible where b : IConvertible => NewMinMax(min, max);
    }

    /// <summary>Where an axis or a title sits.</summary>
    public sealed class Side : Case
    {
        private Side(object json) : base(json) { }
        public static Side Top { get; } = new("top");
        public static Side TopLeft { get; } = new("top left");
        public static Side TopCenter { get; } = new("top center");
        public static Side TopRight { get; } = new("top right");
        public static Side Bottom { get; } = new("bottom");
        public static Side Left { get; } = new("left");
        public static Side Right { get; } = new("right");
    }

    /// <summary>What gives way when axes are bound together.</summary>
    public sealed class AxisConstraint : Case
    {
        private AxisConstraint(object json) : base(json) { }
        public static AxisConstraint Range { get; } = new("range");
        public static AxisConstraint Domain { get; } = new("domain");
    }

    /// <summary>Where the slack goes when axes are bound together.</summary>
    public sealed class AxisConstraintDirection : Case
    {
        private AxisConstraintDirection(object json) : base(json) { }
        public static AxisConstraintDirection Left { get; } = new("left");
        public static AxisConstraintDirection Center { get; } = new("center");
        public static AxisConstraintDirection Right { get; } = new("right");
        public static AxisConstraintDirection Top { get; } = new("top");
        public static AxisConstraintDirection Middle { get; } = new("middle");
        public static AxisConstraintDirection Bottom { get; } = new("bottom");
    }

    /// <summary>The axis whose scale this one follows.</summary>
    public sealed class ScaleAnchor : Case
    {
        private ScaleAnchor(object json) : base(json) { }
        public static ScaleAnchor False { get; } = new(false);

        public static ScaleAnchor NewX(int item) => new(Numbered("x", item));
        public static ScaleAnchor NewY(int item) => new(Numbered("y", item));
    }

    /// <summary>Whether axis line and ticks are repeated on the other side.</summary>
    public sealed class Mirror : Case
    {
        private Mirror(object json) : base(json) { }
        public static Mirror True { get; } = new(true);
        public static Mirror Ticks { get; } = new("ticks");
        public static Mirror False { get; } = new(false);
        public static Mirror All { get; } = new("all");
        public static Mirror AllTicks { get; } = new("allticks");
    }

    /// <summary>Order of the categories of an axis.</summary>
    public sealed class CategoryOrder : Case
    {
        private CategoryOrder(object json) : base(json) { }
        public static CategoryOrder Trace { get; } = new("trace");
        public static CategoryOrder CategoryAscending { get; } = new("category ascending");
        public static CategoryOrder CategoryDescending { get; } = new("category descending");
        public static CategoryOrder Array { get; } = new("array");
        public static CategoryOrder TotalAscending { get; } = new("total ascending");
        public static CategoryOrder TotalDescending { get; } = new("total descending");
        public static CategoryOrder MinAscending { get; } = new("min ascending");
        public static CategoryOrder MinDescending { get; } = new("min descending");
        public static CategoryOrder MaxAscending { get; } = new("max ascending");
        public static CategoryOrder MaxDescending { get; } = new("max descending");
        public static CategoryOrder SumAscending { get; } = new("sum ascending");
        public static CategoryOrder SumDescending { get; } = new("sum descending");
        public static CategoryOrder MeanAscending { get; } = new("mean ascending");
        public static CategoryOrder MeanDescending { get; } = new("mean descending");
        public static CategoryOrder MedianAscending { get; } = new("median ascending");
        public static CategoryOrder MedianDescending { get; } = new("median descending");
    }

    /// <summary>Whether strings that look like numbers count as numbers.</summary>
    public sealed class AutoTypeNumbers : Case
    {
        private AutoTypeNumbers(object json) : base(json) { }
        public static AutoTypeNumbers ConvertTypes { get; } = new("convert types");
        public static AutoTypeNumbers Strict { get; } = new("strict");
    }

    /// <summary>Whether something is drawn above or below the traces.</summary>
    public sealed class Layer : Case
    {
        private Layer(object json) : base(json) { }
        public static Layer Below { get; } = new("below");
        public static Layer Above { get; } = new("above");
        public static Layer AboveTraces { get; } = new("above traces");
        public static Layer BelowTraces { get; } = new("below traces");
    }

    /// <summary>How a spike line is drawn.</summary>
    public sealed class SpikeMode : Case
    {
        private SpikeMode(object json) : base(json) { }
        public static SpikeMode Axis { get; } = new("toaxis");
        public static SpikeMode Across { get; } = new("across");
        public static SpikeMode AxisAcross { get; } = new("toaxis+across");
        public static SpikeMode Marker { get; } = new("marker");
        public static SpikeMode AxisMarker { get; } = new("toaxis+marker");
        public static SpikeMode AxisAcrossMarker { get; } = new("toaxis+across+marker");
    }

    /// <summary>What a spike line snaps to.</summary>
    public sealed class SpikeSnap : Case
    {
        private SpikeSnap(object json) : base(json) { }
        public static SpikeSnap Data { get; } = new("data");
        public static SpikeSnap Cursor { get; } = new("cursor");
        public static SpikeSnap HoveredData { get; } = new("hovered data");
    }
}
