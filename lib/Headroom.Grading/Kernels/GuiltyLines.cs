using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

/// <summary>
/// The lines that a budget is exceeded at: those that take most beyond the ideal, not those that take most. A line of a helper that is
/// given is named where the learner calls it.
/// </summary>
internal sealed class GuiltyLines(Counters counts)
{
    // Neighbouring lanes this far apart go down a column: the length of the array's rows is what puts them into few banks.
    private const int ColumnStride = 64;

    private const int SectorBytes = 32;

    private readonly OwnLines own = new();

    private sealed record Named(SourceLine Line, SiteReport[] Sites)
    {
        public long Sum(Func<SiteReport, long> of) => Sites.Sum(of);
    }

    /// <summary>The places for a count of the kind <paramref name="blame"/> that is <paramref name="over"/> its limit, in the count's own unit.</summary>
    public IReadOnlyList<SourcePlace> Of(Blame blame, double over) => blame switch
    {
        Blame.Bytes => Bytes(over),
        Blame.Sectors => Most(s => s.Global.Sectors - s.Ideal.SideBySide, line => Traffic(line) + ", where the same bytes side by side take "
            + $"{line.Sum(s => s.Ideal.SideBySide) / (double)line.Sum(s => s.Global.Requests):0.0}"),
        Blame.Banks => Banks(),
        Blame.SharedRequests => Most(s => s.Shared.Requests, line => $"{line.Sum(s => s.Shared.Requests):#,0} requests"),
        Blame.Atomics => Most(s => s.Atomics.Operations, line => $"{line.Sum(s => s.Atomics.Operations):#,0} atomic operations"),
        _ => [],
    };

    // Where lines are as they should be and still too much moves, the loop around the one that moves most goes round too often.
    private IReadOnlyList<SourcePlace> Bytes(double over)
    {
        var worst = Worst(s => s.Ideal.Excess(s.Global));
        var excess = worst?.Sum(s => s.Ideal.Excess(s.Global)) ?? 0;
        if (worst is not null && excess * SectorBytes >= over / 2)
            return [Place(worst.Line, $"{Traffic(worst)}, {excess * SectorBytes:#,0} B of it beyond the ideal: asked for again by the same group, or not used")];
        if (Worst(s => s.Global.Sectors) is not { } most) return [];
        var place = Place(most.Line, Traffic(most));
        return most.Sites[0].Site.Loops.Where(own.IsOwn).FirstOrDefault(line => line != most.Line) is { } loop
            ? [Place(loop, "this loop brings bytes that the result does not need"), place]
            : [place];
    }

    private IReadOnlyList<SourcePlace> Banks()
    {
        if (Worst(s => s.Shared.Wavefronts - s.Shared.IdealWavefronts) is not { } worst) return [];
        var place = Place(worst.Line, $"{(double)worst.Sum(s => s.Shared.Wavefronts) / worst.Sum(s => s.Shared.Requests):0.0} wavefronts per request");
        var conflict = worst.Sites.Where(s => s.Conflict is not null).MaxBy(s => s.Shared.Wavefronts - s.Shared.IdealWavefronts)?.Conflict;
        return conflict is { Array: { } array, Stride: >= ColumnStride } && own.IsOwn(array)
            ? [Place(array, $"neighbouring lanes are {conflict.Stride / 4} words apart in it, and there are 32 banks: rows of another length, or another index"), place]
            : [place];
    }

    private IReadOnlyList<SourcePlace> Most(Func<SiteReport, long> cost, Func<Named, string> say) =>
        Worst(cost) is { } most ? [Place(most.Line, say(most))] : [];

    private Named? Worst(Func<SiteReport, long> cost) => counts.Sites
        .Select(site => (Site: site, Line: own.LineOf(site.Site)))
        .Where(s => s.Line is not null)
        .GroupBy(s => s.Line!, (line, sites) => new Named(line, [.. sites.Select(s => s.Site).OrderByDescending(cost)]))
        .Where(line => line.Sum(cost) > 0)
        .OrderByDescending(line => line.Sum(cost)).ThenBy(line => line.Line.Line)
        .FirstOrDefault();

    private static string Traffic(Named line) =>
        $"{line.Sum(s => s.Global.BytesMoved):#,0} B, {(double)line.Sum(s => s.Global.Sectors) / line.Sum(s => s.Global.Requests):0.0} sectors per request";

    private static SourcePlace Place(SourceLine line, string text) => Findings.Place(line, text);
}
