using Headroom.Simulator;
using Headroom.Simulator.Checking;
using Headroom.Simulator.Lanes;
using Headroom.Simulator.Places;
using ILGPU;

namespace Headroom.Grading.Kernels;

/// <summary>What the simulator found, in the learner's terms: threads, elements, and lines of the learner's file.</summary>
internal static class Findings
{
    private const int MostPlaces = 3, MostGroups = 4;

    /// <summary>The worst thing a launch did, or null.</summary>
    public static Finding? Of(LaunchReport report) =>
        report.Races is [var race, ..] ? Of(race, report)
        : report.UnwrittenReads is [var read, ..] ? Of(read, report)
        : report.MissingPeers is [var missing, ..] ? Of(missing)
        : null;

    public static Finding Of(KernelFault fault)
    {
        var (reason, what, likely) = Meaning(fault);
        if (fault is { Kind: FaultKind.Deadlock, Waits.Count: > 0 }) return new(reason, what, likely, Waits(fault));
        if (fault is { Kind: FaultKind.Residency, Waits.Count: > 0 })
            return new(reason, what, likely, Waits(fault), Before(" But they wait", fault.Reason));
        var who = fault.Lane is { } lane ? $"thread {Index(lane.Group, fault.GroupDim)} of group {Index(lane.Grid, fault.GridDim)}: " : "";
        return new(reason, what, likely, Places((fault.Line, $"{who}{fault.Reason}")));
    }

    private static (Reason, string What, string Likely) Meaning(KernelFault fault) => fault.Kind switch
    {
        FaultKind.OutOfBounds when fault.Reason.EndsWith(" of shared memory", StringComparison.Ordinal) =>
            (Reason.OutOfBounds, "leaves its shared array",
            "an index that the tile has no room for: compare its extent, padding included, with the largest row and column that a thread "
                + "uses"),
        FaultKind.OutOfBounds when fault.Reason.EndsWith(" of local memory", StringComparison.Ordinal) =>
            (Reason.OutOfBounds, "leaves its local array",
            "a thread's own array has a fixed size: an index that follows the data, or a counter that is never set back, runs past it"),
        FaultKind.OutOfBounds => (Reason.OutOfBounds, "leaves its buffer",
            "a thread past the end of the data: the last group has more threads than there are elements left, and they must neither read "
                + "nor write"),
        FaultKind.Divergence => (Reason.BarrierDivergence, "threads of one group wait for each other in vain",
            "a barrier inside an if, or after a return: every thread of the group must come to every barrier"),
        FaultKind.Endless =>
            (Reason.EndlessKernel, "a loop has not ended",
            "endless, or far too slow, and nobody can tell which without waiting longer: what ends it, and how often does it go round "
                + "before? No exercise needs a tenth of these turns"),
        FaultKind.Deadlock => (Reason.Deadlock, "groups wait for what nobody does",
            "a counter that is never raised so far: who raises it, how often, and does anybody do so who waits first?"),
        FaultKind.Residency => (Reason.Deadlock, "needs more groups at once than the device holds",
            "groups that wait for each other must all be there: launch no more than fit, and let each take several pieces of the work"),
        FaultKind.PlainWait => (Reason.Race, "waits for another thread on a plain read",
            "a loop that reads a counter like any other memory: read it with an atomic operation that adds nothing"),
        FaultKind.Memory =>
            (Reason.OutOfMemory, "asks for more shared or local memory than the device has", "a tile sized by the wrong number"),
        _ => (Reason.Threw, "fails", fault.Reason),
    };

    private static Finding Of(Race race, LaunchReport launch)
    {
        var (first, second) = (Who(race.FirstLane, race, launch), Who(race.SecondLane, race, launch));
        var missing = race switch
        {
            { IsAwaitedByAnother: true } => "one thread waits for its group while the others go ahead: a barrier belongs behind the wait",
            { Signal: not null, IsUnfenced: true } =>
                "the group signals without MemoryFence.DeviceLevel(): what it wrote may be seen after its signal",
            { Signal: not null, IsAcrossGroups: true } =>
                "one thread signals for its group while others may still write: a barrier belongs before the fence and the signal",
            { IsCoResident: true, IsAcrossGroups: true } =>
                "nothing puts the two in order: the one group has to signal after this, and the other to wait before it for all signals, "
                + "with a barrier of all its threads behind the wait",
            { IsAcrossGroups: true } =>
                "groups run in any order and no barrier spans them: each element may have one writer, or needs an atomic",
            _ => $"no barrier stands between {Lines(race)}: one thread may be there before the other is done",
        };
        var places = Places(
            (OwnLine(race.First), $"{first} {Verb(race.First)} {race.Element}{InHelper(race.First)}"),
            (OwnLine(race.Second), $"{second} {Verb(race.Second)} {race.Element}{InHelper(race.Second)}"));
        if (race is { Signal: { } signal, IsAwaitedByAnother: false })
            places = [.. places, .. Places((OwnLine(signal), race.IsUnfenced ? "between the two, the signal" : "the signal"))];
        return new(Reason.Race, $"a race for {race.Element}", missing, places);
    }

    // Of an access in a library's function, the line of the learner's that calls it.
    private static SourceLine? OwnLine(Site site) =>
        site.Calls.Prepend(site.Line).FirstOrDefault(line => line is not null && line.File == site.KernelLine?.File) ?? site.Line;

    private static string InHelper(Site site) => site.Line is { } line && line != OwnLine(site) ? $", in {line}" : "";

    // For each line and word, who waits there: group after group that waits for one thing is one place.
    private static IReadOnlyList<SourcePlace> Waits(KernelFault fault) => Places([.. fault.Waits
        .GroupBy(wait => (wait.Line, wait.Element, wait.Value), wait => Index(wait.Group, fault.GridDim))
        .Take(MostPlaces)
        .Select(same => (same.Key.Line, $"{Who([.. same.Distinct()])} for {same.Key.Element}, which is {same.Key.Value}"))]);

    private static string Before(string words, string text) =>
        text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    private static string Who(string[] groups) => groups switch
    {
        [var only] => $"group {only} waits",
        [.., var last] when groups.Length <= MostGroups => $"groups {string.Join(", ", groups[..^1])} and {last} wait",
        _ => $"groups {string.Join(", ", groups[..MostGroups])} and {groups.Length - MostGroups} more wait",
    };

    private static Finding Of(UnwrittenRead read, LaunchReport launch) => new(
        Reason.UnwrittenRead, $"reads {read.Element} before anything is written there",
        read.IsShared
            ? "shared memory starts with garbage on a GPU: an element that no thread has filled, or filled only after this read"
            : "a buffer that starts with garbage: write it first",
        Places((OwnLine(read.Site),
            $"thread {Index(read.Lane.Group, launch.GroupDim)} of group {Index(read.Lane.Grid, launch.GridDim)} reads {read.Element}"
            + $"{InHelper(read.Site)}, {Numbers.Count((int)Math.Min(int.MaxValue, read.Count), "time")} in this launch")));

    private static Finding Of(MissingPeer missing) => new(
        Reason.UnwrittenRead, $"{missing.Function} asks for a lane that is not there",
        "a shuffle gives nothing where the other lane has left or does not exist: keep all lanes of the warp until the last one",
        Places((missing.Line, $"lane {missing.Lane.Lane} asks for lane {missing.Peer}")));

    private static string Lines(Race race) => race switch
    {
        { First.Line: { } a, Second.Line: { } b } when a.Line == b.Line => $"two turns of line {a.Line}",
        { First.Line: { } a, Second.Line: { } b } => $"lines {Math.Min(a.Line, b.Line)} and {Math.Max(a.Line, b.Line)}",
        _ => "the two",
    };

    private static string Verb(Site site) => site.Kind switch { SiteKind.Read => "reads", SiteKind.Write => "writes", _ => "updates" };

    private static string Who(LanePosition lane, Race race, LaunchReport launch) =>
        $"thread {Index(lane.Group, launch.GroupDim)}" + (race.IsAcrossGroups ? $" of group {Index(lane.Grid, launch.GridDim)}" : "");

    // 17 where there is one row of threads, [1, 2] (x, y) where there are several, whichever thread it is.
    private static string Index(Index3D index, Index3D among) =>
        among.Z > 1 ? $"[{index.X}, {index.Y}, {index.Z}]" : among.Y > 1 ? $"[{index.X}, {index.Y}]" : $"{index.X}";

    private static IReadOnlyList<SourcePlace> Places(params ReadOnlySpan<(SourceLine? Line, string Text)> found)
    {
        var places = new List<SourcePlace>();
        foreach (var (line, text) in found)
            places.Add(line is null ? new("", 0, 0, text) : Place(line, text));
        return places;
    }

    /// <summary>A line of the learner's file, its text, and beneath it what happened there.</summary>
    public static SourcePlace Place(SourceLine line, string text) =>
        new(line.File, line.Line, 1, $"{Exceptions.SourceText(line.File, line.Line)}\n{text}");
}
