namespace Headroom.Simulator;

public sealed partial record LaunchReport
{
    /// <summary>Name, figure and meaning of everything that was counted; empty unless the launch was metered.</summary>
    public IReadOnlyList<ReportRow> Rows => Counters is { } counters ? [.. LaunchRows.Of(this, counters)] : [];

    /// <summary>A table for a terminal.</summary>
    /// <param name="more">Rows of the caller's own, such as a floor on some device; they stand below the others.</param>
    public string ToText(params IEnumerable<ReportRow> more) => LaunchText.Of(this, more);

    /// <summary>Exact counts, for graders and tools.</summary>
    public string ToJson() => LaunchJson.Of(this);
}
