using Headroom.Simulator.Metering;
using Headroom.Simulator.Places;

namespace Headroom.Grading.Kernels;

/// <summary>
/// The lines that a budget is exceeded at: those that take most beyond the ideal, not those that take most. Of an access in a helper, the
/// call in the kernel comes first: a helper serves several.
/// </summary>
internal sealed class GuiltyLines(Counters counts)
{
    // Neighbouring lanes this far apart go down a column: the length of the array's rows is what puts them into few banks.
    private const int ColumnStride = 64;

    private const int SectorBytes = 32;

    private readonly OwnLines _own = new();

    private sealed record Named(SourceLine Line, SiteReport[] Sites)
    {
        public long Sum(Func<SiteReport, long> of) => Sites.Sum(of);
    }

    /// <summary>
    /// The places for a count of the kind <paramref name="blame"/> that is <paramref name="over"/> its limit, in the count's own unit.
    /// </summary>
    public IReadOnlyList<SourcePlace> Of(Blame blame, double over) => blame switch
    {
        Blame.Bytes => Bytes(over),
        Blame.Sectors => Sectors(),
        Blame.Banks => Banks(),
        Blame.SharedRequests => Most(s => s.Shared.Requests, line => $"{line.Sum(s => s.Shared.Requests):#,0} requests"),
        Blame.Atomics => Most(s => s.Atomics.Operations, line => $"{line.Sum(s => s.Atomics.Operations):#,0} atomic operations"),
        Blame.LocalArrays => Most(s => s.LocalArrayAccesses, line => $"{line.Sum(s => s.LocalArrayAccesses):#,0} accesses"),
        Blame.Flops => Flops(),
        _ => [],
    };

    private IReadOnlyList<SourcePlace> Flops() =>
        counts.Lines.Where(line => line.Line is not null).MaxBy(line => line.Operations.Flops) is { Operations.Flops: > 0 } most
            ? [Findings.Place(most.Line!, $"{most.Operations.Flops:#,0} FLOPs")]
            : [];

    private IReadOnlyList<SourcePlace> Sectors() => Worst(s => s.Global.Sectors - s.Ideal.SideBySide) is { } worst
        ? WithIndex(
            worst, $"{Traffic(worst)}, where the same bytes side by side "
            + $"take {worst.Sum(s => s.Ideal.SideBySide) / (double)worst.Sum(s => s.Global.Requests):0.0}")
        : [];

    // Where every access that goes by a variable lies far apart, the line that makes the variable is to blame, and not each of them; one
    // that
    // goes to memory itself is judged as an access.
    private IReadOnlyList<SourcePlace> WithIndex(Named line, string text)
    {
        var places = Places(line, text);
        if (!IsSpread(line.Sites)) return places;
        var made = line.Sites[0].Site.IndexLines.Reverse().Where(_own.IsOwn)
            .FirstOrDefault(made =>
                counts.Sites.All(s => s.Site.Line != made)
                && IsSpread([.. counts.Sites.Where(s => s.Global.Requests > 0 && s.Site.IndexLines.Contains(made))]));
        return made is null || made == line.Line
            ? places
            : [Findings.Place(made, "by what is made here, neighbouring threads read or write far apart"), .. places];
    }

    // Each of them takes more than it would side by side by half or more.
    private static bool IsSpread(SiteReport[] sites) =>
        sites.Length > 0 && Array.TrueForAll(sites, s => 2 * s.Global.Sectors >= 3 * s.Ideal.SideBySide);

    // Where lines are as they should be and still too much moves, the loop around the one that moves most goes round too often.
    private IReadOnlyList<SourcePlace> Bytes(double over)
    {
        if (counts.Sites.Sum(s => s.Ideal.Excess(s.Global)) * SectorBytes >= over / 2 && Worst(s => s.Ideal.Excess(s.Global)) is { } worst)
            return WithIndex(
                worst, $"{Traffic(worst)}, {worst.Sum(s => s.Ideal.Excess(s.Global)) * SectorBytes:#,0} B of it beyond the ideal: asked "
                + "for again by the same group, or not used");
        if (Worst(s => s.Global.Sectors) is not { } most) return [];
        var places = Places(most, Traffic(most));
        var loop = most.Sites[0].Site.Loops.FirstOrDefault(loop => _own.IsOwn(loop.Line) && loop.Line != most.Line);
        if (loop is null) return places;
        SourcePlace[] around = [Findings.Place(loop.Line, "this loop brings bytes that the result does not need")];
        return loop.Bound is { } bound && _own.IsOwn(bound)
            ? [Findings.Place(bound, "so far goes the loop below"), .. around, .. places]
            : [.. around, .. places];
    }

    // Threads that go along an array's rows here and down its columns there need rows of another length. Where all go down, the indices are
    // turned.
    private IReadOnlyList<SourcePlace> Banks()
    {
        if (Worst(Conflicts) is not { } worst) return [];
        var places = Places(
            worst, $"{Numbers.Per((double)worst.Sum(s => s.Shared.Wavefronts) / worst.Sum(s => s.Shared.Requests), "wavefront")} per "
            + "request");
        var down = worst.Sites.MaxBy(Conflicts)!;
        if (down is not { Array: { } array, LaneStride: >= ColumnStride } || !_own.IsOwn(array)) return places;
        var along = counts.Sites.Where(s => s.Array == array && s.Shared.Requests > 0 && Conflicts(s) == 0)
            .Any(s => s.Site.Kind != down.Site.Kind);
        return along
            ? [Findings.Place(
                array, $"neighbouring lanes are {down.LaneStride / 4} words apart in it, and there are 32 banks: rows of another length "
                + "keep them apart"), .. places]
            : places;
    }

    private static long Conflicts(SiteReport site) => site.Shared.Wavefronts - site.Shared.IdealWavefronts;

    private IReadOnlyList<SourcePlace> Most(Func<SiteReport, long> cost, Func<Named, string> say) =>
        Worst(cost) is { } most ? Places(most, say(most)) : [];

    private Named? Worst(Func<SiteReport, long> cost) => counts.Sites
        .Select(site => (Site: site, Line: site.Site.KernelLine ?? site.Site.Line))
        .Where(s => s.Line is not null)
        .GroupBy(s => s.Line!, (line, sites) => new Named(line, [.. sites.Select(s => s.Site).OrderByDescending(cost)]))
        .Where(line => line.Sum(cost) > 0)
        .OrderByDescending(line => line.Sum(cost)).ThenBy(line => line.Line.Line)
        .FirstOrDefault();

    private static string Traffic(Named line) =>
        $"{line.Sum(s => s.Global.BytesMoved):#,0} B, "
        + $"{Numbers.Per((double)line.Sum(s => s.Global.Sectors) / line.Sum(s => s.Global.Requests), "sector")} per request";

    // The line in the kernel, and the one in the helper that it calls.
    private static IReadOnlyList<SourcePlace> Places(Named line, string text) => line.Sites[0].Site.Line is { } inner && inner != line.Line
        ? [Findings.Place(line.Line, text), Findings.Place(inner, "the access itself, in the helper")]
        : [Findings.Place(line.Line, text)];
}
