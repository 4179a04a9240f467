
namespace Headroom.Simulator.Checking;

/// <summary>Two accesses to one place that nothing puts in order, at least one of them a write.</summary>
/// <param name="First">The site that came first in this run.</param>
/// <param name="Second">The site that came second.</param>
/// <param name="FirstLane">Who was at the first site.</param>
/// <param name="SecondLane">Who was at the second site.</param>
/// <param name="Element">Where, as in <c>tile[17]</c>.</param>
/// <param name="IsShared">Shared memory, not a buffer.</param>
/// <param name="Count">How often these two sites collided in the launch.</param>
public sealed record Race(
    Site First, Site Second, LanePosition FirstLane, LanePosition SecondLane, string Element, bool IsShared, long Count)
{
    /// <summary>Whether the two lanes are in different groups, which no barrier can order.</summary>
    public bool IsAcrossGroups => FirstLane.Grid != SecondLane.Grid;

    /// <summary>Whether the launch ran groups together, so that a counter may order them.</summary>
    public bool IsCoResident { get; init; }

    /// <summary>
    /// The atomic operation by which the first group signalled later, and which the second saw before: it would order them if there were
    /// no mistake in it. Null where there is none.
    /// </summary>
    public Site? Signal { get; init; }

    /// <summary>
    /// Whether all that is missing is a fence before <see cref="Signal"/>. Otherwise that is another thread's, and no barrier is between.
    /// </summary>
    public bool IsUnfenced { get; init; }

    /// <summary>Whether another thread of the second group has waited for the first: all that is missing is a barrier since.</summary>
    public bool IsAwaitedByAnother { get; init; }

    /// <summary>Three lines: both accesses, and what is missing between them.</summary>
    public override string ToString()
    {
        var missing = Missing();
        return $"""
            thread {Short(FirstLane)} {Verb(First)} {Element}{At(First)}
            thread {Short(SecondLane)} {Verb(Second)} {Element}{At(Second)}
            {missing}; {Count:N0} {(Count == 1 ? "time" : "times")} in this launch
            """.ReplaceLineEndings("\n");
    }

    private string Missing() => this switch
    {
        { IsAwaitedByAnother: true } => "no barrier behind the wait of another thread of the group",
        { Signal: { } signal, IsUnfenced: true } => $"no MemoryFence.DeviceLevel() before the signal{Comma(signal)}",
        { Signal: { } signal, IsAcrossGroups: true } => $"no barrier between the first and another thread's signal{Comma(signal)}",
        { IsAcrossGroups: true, IsCoResident: true } => "different groups, and no counter that the first signals and the second waits for",
        { IsAcrossGroups: true } => "different groups, which no barrier orders",
        _ => "no barrier between them",
    };

    private string Short(LanePosition lane) => IsAcrossGroups ? $"{lane.Group} of group {lane.Grid}" : $"{lane.Group}";

    private static string Comma(Site site) => site.Line is { } line ? $", {line}" : "";

    private static string At(Site site) => site.Line is { } line ? $"   {line}" : "";

    private static string Verb(Site site) => site.Kind switch { SiteKind.Read => "reads ", SiteKind.Write => "writes", _ => "updates" };
}

/// <summary>A read of memory that nothing wrote.</summary>
/// <param name="Site">The read.</param>
/// <param name="Lane">The first lane that did it.</param>
/// <param name="Element">Where, as in <c>tile[17]</c>.</param>
/// <param name="IsShared">Shared memory, not a buffer.</param>
/// <param name="Count">How often in the launch.</param>
public sealed record UnwrittenRead(Site Site, LanePosition Lane, string Element, bool IsShared, long Count)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        $"thread {Lane.Group} of group {Lane.Grid} reads {Element}{(Site.Line is { } line ? $" ({line})" : "")}, which nothing has " +
            $"written; {Count:N0} {(Count == 1 ? "time" : "times")} in this launch";
}

/// <summary>An exchange with a lane that is not there: its number is too large, or it has returned.</summary>
/// <param name="Function">The device function.</param>
/// <param name="Line">Where, if symbols are there.</param>
/// <param name="Lane">The first lane that asked.</param>
/// <param name="Peer">The number it asked for.</param>
/// <param name="Count">How often in the launch.</param>
public sealed record MissingPeer(string Function, SourceLine? Line, LanePosition Lane, int Peer, long Count)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{Function}{(Line is { } line ? $" ({line})" : "")} of {Lane} asks for lane {Peer}, which is not there: the value is undefined " +
            $"on a GPU; {Count:N0} {(Count == 1 ? "time" : "times")} in this launch";
}
