
namespace Headroom.Simulator.Metering;

/// <summary>Adds up what the meters of a launch's workers counted.</summary>
internal sealed class Totals
{
    private readonly RewrittenKernel _kernel;
    private readonly SiteCounts[] _sites;
    private readonly BlockCounts[] _blocks;
    private readonly long[] _exchanges;
    private SpreadCounts _spread;
    private int _sharedBytes;
    private int _warps;

    private Totals(RewrittenKernel kernel) => (_kernel, _sites, _blocks, _exchanges) =
        (kernel, new SiteCounts[kernel.Sites.Length], new BlockCounts[kernel.Blocks.Length], new long[kernel.Suspensions.Length]);

    public static Counters Of(RewrittenKernel kernel, IEnumerable<Meter> meters)
    {
        var totals = new Totals(kernel);
        foreach (var meter in meters) totals.Add(meter);
        return totals.ToCounters();
    }

    private void Add(Meter meter)
    {
        _sharedBytes = Math.Max(_sharedBytes, meter.SharedBytes);
        _warps = meter.Warps;
        _spread.Add(meter.Spread);
        for (var i = 0; i < _sites.Length; i++) _sites[i].Add(meter.Sites[i]);
        for (var i = 0; i < _exchanges.Length; i++) _exchanges[i] += meter.Exchanges[i];
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i].Runs += meter.Blocks[i].Runs;
            _blocks[i].Issues += meter.Blocks[i].Issues;
        }
    }

    private Counters ToCounters()
    {
        var accesses = _kernel.Sites.Where(s => s.Kind <= SiteKind.Atomic).ToArray();
        return new()
        {
            Operations = Operations(_ => true),
            Global = Global(accesses),
            GlobalReads = Global(accesses.Where(s => s.Kind == SiteKind.Read)),
            GlobalWrites = Global(accesses.Where(s => s.Kind != SiteKind.Read)),
            Ideal = Ideal(accesses),
            Shared = Shared(accesses),
            SharedBytesPerGroup = _sharedBytes,
            Local = Local(accesses),
            Atomics = Atomics(accesses),
            Barriers = Exchanges(s => s.IsGroupWide),
            WarpExchanges = Exchanges(s => s.Kind is SuspensionKind.WarpShuffle or SuspensionKind.WarpBarrier),
            Issues = LaneIssues(accesses),
            Spread = Spread(),
            Sites = [.. accesses.Where(s => _sites[s.Id].Requests > 0).Select(ReportOf)],
            Lines = [.. LinesOf(accesses)],
        };
    }

    private WorkSpread Spread() =>
        new(_spread.Groups, _spread.WorkingGroups, _spread.Groups * _warps, _spread.WorkingWarps, _spread.Sectors, _spread.BusiestGroup,
            _spread.BusiestWarp)
        {
            Flops = _spread.Flops, MostFlops = _spread.MostFlops,
        };

    private SiteReport ReportOf(Site site) => new(site, Global([site]), Shared([site]), Atomics([site]), _sites[site.Id].LocalAccesses)
    {
        Local = Local([site]),
        LocalArrayAccesses = _sites[site.Id].LocalArrayAccesses,
        Ideal = Ideal([site]),
        Array = _sites[site.Id].SharedSlot is >= 2 and var slot ? _kernel.SlotLines[slot - 2] : null,
        LaneStride = _sites[site.Id].ConflictStride,
    };

    private IEnumerable<LineReport> LinesOf(Site[] accesses)
    {
        var places = accesses.Where(s => _sites[s.Id].Requests > 0).Select(s => s.Line)
            .Concat(_kernel.Blocks.SelectMany(b => b.Lines.Select(l => l.Line)));
        foreach (var line in places.Distinct().OrderBy(l => l?.File, StringComparer.Ordinal).ThenBy(l => l?.Line))
        {
            var here = accesses.Where(s => s.Line == line).ToArray();
            yield return new(
                line, Operations(l => l == line), Global(here), Shared(here), Atomics(here)) { Local = Local(here), Ideal = Ideal(here) };
        }
    }

    private OperationCount Operations(Func<SourceLine?, bool> isCounted)
    {
        var sum = default(OperationCount);
        for (var i = 0; i < _blocks.Length; i++)
            foreach (var (line, operations) in _kernel.Blocks[i].Lines)
                if (isCounted(line)) sum += operations * _blocks[i].Runs;
        return sum;
    }

    private GlobalTraffic Global(IEnumerable<Site> sites) => sites.Aggregate(GlobalTraffic.None, (sum, site) =>
    {
        ref var c = ref _sites[site.Id];
        return new(sum.Requests + c.GlobalRequests, sum.Accesses + c.GlobalAccesses, sum.BytesRequested + c.GlobalAccesses * site.Size,
            sum.BytesUsed + c.UsedBytes, sum.Sectors + c.Sectors);
    });

    private SharedTraffic Shared(IEnumerable<Site> sites) => sites.Aggregate(SharedTraffic.None, (sum, site) =>
    {
        ref var c = ref _sites[site.Id];
        return new(sum.Requests + c.SharedRequests, sum.Accesses + c.SharedAccesses, sum.BytesRequested + c.SharedAccesses * site.Size,
            sum.Wavefronts + c.Wavefronts, sum.IdealWavefronts + c.IdealWavefronts);
    });

    private IdealTraffic Ideal(IEnumerable<Site> sites) => sites.Aggregate(IdealTraffic.None, (sum, site) =>
    {
        ref var c = ref _sites[site.Id];
        return new(sum.SideBySide + c.LeastSectors, sum.Once + c.FirstSectors);
    });

    private LocalTraffic Local(IEnumerable<Site> sites) => sites.Aggregate(LocalTraffic.None, (sum, site) =>
    {
        ref var c = ref _sites[site.Id];
        return new(sum.Requests + c.LocalRequests, sum.Accesses + c.LocalAccesses, sum.BytesRequested + c.LocalAccesses * site.Size,
            sum.Sectors + c.LocalSectors);
    });

    private AtomicTraffic Atomics(IEnumerable<Site> sites) =>
        sites.Where(s => s.Kind == SiteKind.Atomic).Aggregate(AtomicTraffic.None, (sum, site) =>
    {
        ref var c = ref _sites[site.Id];
        return new(sum.Requests + c.AtomicRequests, sum.Operations + c.GlobalAccesses + c.SharedAccesses, sum.Rounds + c.AtomicRounds);
    });

    private long Exchanges(Func<Suspension, bool> isCounted)
    {
        var sum = 0L;
        foreach (var suspension in _kernel.Suspensions)
            if (isCounted(suspension)) sum += _exchanges[suspension.Id - 1];
        return sum;
    }

    // Each access, and each arithmetic operation, had 32 places for lanes whenever a warp issued it.
    private LaneIssues LaneIssues(Site[] accesses)
    {
        var (used, places) = (0.0, 0.0);
        foreach (var site in accesses)
        {
            ref var counts = ref _sites[site.Id];
            used += counts.GlobalAccesses + counts.SharedAccesses + counts.LocalAccesses;
            places += 32.0 * counts.Requests;
        }
        for (var i = 0; i < _blocks.Length; i++)
        {
            var weight = _kernel.Blocks[i].Operations.Total;
            used += (double)weight * _blocks[i].Runs;
            places += 32.0 * weight * Issues(i);
        }
        return new(used, places);
    }

    // An access in the block was merged request by request, which is exact; the counters alone give a lower bound.
    private long Issues(int block)
    {
        var (first, count) = _kernel.Blocks[block].Sites;
        var issues = _blocks[block].Issues;
        for (var i = first; i < first + count; i++)
            if (_kernel.Sites[i].Kind <= SiteKind.Atomic) issues = Math.Max(issues, _sites[i].Requests);
        return issues;
    }
}
