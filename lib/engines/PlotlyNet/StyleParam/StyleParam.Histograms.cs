namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>What a histogram computes per bin.</summary>
    public sealed class HistFunc : Case
    {
        private HistFunc(object json) : base(json) { }
        public static HistFunc Count { get; } = new("count");
        public static HistFunc Sum { get; } = new("sum");
        public static HistFunc Avg { get; } = new("avg");
        public static HistFunc Min { get; } = new("min");
        public static HistFunc Max { get; } = new("max");
    }

    /// <summary>How a histogram is normalised.</summary>
    public sealed class HistNorm : Case
    {
        private HistNorm(object json) : base(json) { }
        public static HistNorm None { get; } = new("");
        public static HistNorm Percent { get; } = new("percent");
        public static HistNorm Probability { get; } = new("probability");
        public static HistNorm Density { get; } = new("density");
        public static HistNorm ProbabilityDensity { get; } = new("probability density");
    }

    /// <summary>Which way a histogram accumulates.</summary>
    public sealed class CumulativeDirection : Case
    {
        private CumulativeDirection(object json) : base(json) { }
        public static CumulativeDirection Increasing { get; } = new("increasing");
        public static CumulativeDirection Decreasing { get; } = new("decreasing");
    }

    /// <summary>Whether a cumulative bar counts its own bin.</summary>
    public sealed class Currentbin : Case
    {
        private Currentbin(object json) : base(json) { }
        public static Currentbin Include { get; } = new("Include");
        public static Currentbin Exclude { get; } = new("Exclude");
        public static Currentbin Half { get; } = new("Half");
    }
}
