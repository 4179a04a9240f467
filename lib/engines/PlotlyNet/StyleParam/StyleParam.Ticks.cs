namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How ticks are placed.</summary>
    public sealed class TickMode : Case
    {
        private TickMode(object json) : base(json) { }
        public static TickMode Auto { get; } = new("auto");
        public static TickMode Linear { get; } = new("linear");
        public static TickMode Array { get; } = new("array");
        public static TickMode Sync { get; } = new("sync");
    }

    /// <summary>Whether ticks point inside, outside, or are absent.</summary>
    public sealed class TickOptions : Case
    {
        private TickOptions(object json) : base(json) { }
        public static TickOptions Outside { get; } = new("outside");
        public static TickOptions Inside { get; } = new("inside");
        public static TickOptions Empty { get; } = new("");
    }

    /// <summary>Whether a label names an instant or a period.</summary>
    public sealed class TickLabelMode : Case
    {
        private TickLabelMode(object json) : base(json) { }
        public static TickLabelMode Instant { get; } = new("instant");
        public static TickLabelMode Period { get; } = new("period");
    }

    /// <summary>Where tick labels stand.</summary>
    public sealed class TickLabelPosition : Case
    {
        private TickLabelPosition(object json) : base(json) { }
        public static TickLabelPosition Outside { get; } = new("outside");
        public static TickLabelPosition Inside { get; } = new("inside");
        public static TickLabelPosition OutsideTop { get; } = new("outside top");
        public static TickLabelPosition InsideTop { get; } = new("inside top");
        public static TickLabelPosition OutsideLeft { get; } = new("outside left");
        public static TickLabelPosition InsideLeft { get; } = new("inside left");
        public static TickLabelPosition OutsideRight { get; } = new("outside right");
        public static TickLabelPosition InsideRight { get; } = new("inside right");
        public static TickLabelPosition OutsideBottom { get; } = new("outside bottom");
        public static TickLabelPosition InsideBottom { get; } = new("inside bottom");
    }

    /// <summary>What happens to labels that do not fit.</summary>
    public sealed class TickLabelOverflow : Case
    {
        private TickLabelOverflow(object json) : base(json) { }
        public static TickLabelOverflow Allow { get; } = new("allow");
        public static TickLabelOverflow HidePastDiv { get; } = new("hide past div");
        public static TickLabelOverflow HidePastDomain { get; } = new("hide past domain");
    }

    /// <summary>Which margins may grow to fit tick labels.</summary>
    public sealed class TickAutoMargin : Case
    {
        private TickAutoMargin(object json) : base(json) { }
        public static TickAutoMargin Height { get; } = new("height");
        public static TickAutoMargin Width { get; } = new("width");
        public static TickAutoMargin Left { get; } = new("left");
        public static TickAutoMargin Right { get; } = new("right");
        public static TickAutoMargin Top { get; } = new("top");
        public static TickAutoMargin Bottom { get; } = new("bottom");
        public static TickAutoMargin All { get; } = new("height+width+left+right+top+bottom");

        public static TickAutoMargin NewCustom(IEnumerable<TickAutoMargin> item) => new(string.Join("+", item));
    }

    /// <summary>Whether ticks sit on categories or between them.</summary>
    public sealed class CategoryTickAnchor : Case
    {
        private CategoryTickAnchor(object json) : base(json) { }
        public static CategoryTickAnchor Labels { get; } = new("labels");
        public static CategoryTickAnchor Boundaries { get; } = new("boundaries");
    }

    /// <summary>Which ticks carry the prefix or suffix.</summary>
    public sealed class ShowTickOption : Case
    {
        private ShowTickOption(object json) : base(json) { }
        public static ShowTickOption All { get; } = new("all");
        public static ShowTickOption First { get; } = new("first");
        public static ShowTickOption Last { get; } = new("last");
        public static ShowTickOption None { get; } = new("none");
    }

    /// <summary>Which ticks show the exponent.</summary>
    public sealed class ShowExponent : Case
    {
        private ShowExponent(object json) : base(json) { }
        public static ShowExponent All { get; } = new("all");
        public static ShowExponent First { get; } = new("first");
        public static ShowExponent Last { get; } = new("last");
        public static ShowExponent None { get; } = new("none");
    }

    /// <summary>How exponents are written: 1e9, 1E9, 10^9, 1G, 1B.</summary>
    public sealed class ExponentFormat : Case
    {
        private ExponentFormat(object json) : base(json) { }
        public static ExponentFormat B { get; } = new("B");
        public static ExponentFormat SI { get; } = new("SI");
        public static ExponentFormat Power { get; } = new("power");
        public static ExponentFormat Ecapital { get; } = new("E");
        public static ExponentFormat E { get; } = new("e");
        public static ExponentFormat None { get; } = new("none");
    }

    /// <summary>Calendar of dates.</summary>
    public sealed class Calendar : Case
    {
        private Calendar(object json) : base(json) { }
        public static Calendar Gregorian { get; } = new("gregorian");
        public static Calendar Chinese { get; } = new("chinese");
        public static Calendar Coptic { get; } = new("coptic");
        public static Calendar Discworld { get; } = new("discworld");
        public static Calendar Ethiopian { get; } = new("ethiopian");
        public static Calendar Hebrew { get; } = new("hebrew");
        public static Calendar Islamic { get; } = new("islamic");
        public static Calendar Julian { get; } = new("julian");
        public static Calendar Mayan { get; } = new("mayan");
        public static Calendar Nanakshahi { get; } = new("nanakshahi");
        public static Calendar Nepali { get; } = new("nepali");
        public static Calendar Persian { get; } = new("persian");
        public static Calendar Jalali { get; } = new("jalali");
        public static Calendar Taiwan { get; } = new("taiwan");
        public static Calendar Thai { get; } = new("thai");
        public static Calendar Ummalqura { get; } = new("ummalqura");
    }
}
