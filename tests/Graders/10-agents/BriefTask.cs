using Headroom.Briefs;

namespace Graders;

/// <summary>One run: sizes, the range that values are drawn from, and what stands among them.</summary>
internal readonly record struct BriefProbe(
    int Rows, int Columns, int Pitch, int Group, int Workers, double Low, double High, Special? Special = null);

/// <summary>What a run came to. Error is infinite where it ended early or wrote what is not its own; Where says the worst place.</summary>
internal sealed record WayRun(double Error, string Where)
{
    public (int Low, int High) Codes { get; init; }
    public string Bits { get; init; } = "";
    public IReadOnlyList<Means> Used { get; init; } = [];
    public IReadOnlyDictionary<Cost, double> Costs { get; init; } = new Dictionary<Cost, double>();
}

/// <summary>How an implementation falls short: kind 0 wrong, 1 forbidden, 2 slow, 3 wasteful.</summary>
internal sealed record Shortfall(int Kind, BriefProbe Probe, string Text);

/// <summary>A task with its implementations, which are run where a brief asks for it, once for each place.</summary>
internal abstract class BriefTask(int seed)
{
    private readonly Dictionary<(int, BriefProbe), WayRun> _known = [];

    public abstract string Name { get; }

    /// <summary>What is needed, as sentences.</summary>
    public abstract Sentence[] Need { get; }

    public abstract IReadOnlyList<string> Ways { get; }

    /// <summary>Sizes and values of which no sentence speaks.</summary>
    public virtual BriefProbe Usual => new(4, 64, 64, 64, 4, -1, 1);

    /// <summary>The error that is taken where no sentence speaks of it.</summary>
    public virtual double Loose => 0.1;

    protected abstract WayRun Run(int way, BriefProbe probe, Random dice);

    /// <summary>Sizes as they matter to the task, so that what is the same run is run once.</summary>
    protected virtual BriefProbe Relevant(BriefProbe probe) => probe;

    public string Where(BriefProbe probe) => $"{Sizes(probe)}, values from {probe.Low:G6} to {probe.High:G6}"
        + (probe.Special is { } special ? $" and {special}" : "");

    protected abstract string Sizes(BriefProbe probe);

    public WayRun Of(int way, BriefProbe probe)
    {
        probe = Relevant(probe);
        if (_known.TryGetValue((way, probe), out var known)) return known;
        // The same values for any number of workers and any implementation.
        var dice = new Random(unchecked((seed * 31 + probe.Rows) * 8209 + probe.Columns));
        try
        {
            known = Run(way, probe, dice);
        }
        catch (Exception thrown) when (thrown is ArithmeticException or ArgumentException or IndexOutOfRangeException)
        {
            known = new(double.PositiveInfinity, $"ends with {thrown.GetType().Name}");
        }
        return _known[(way, probe)] = known;
    }

    /// <summary>The worst shortfall of an implementation against a brief; null where it keeps to every sentence.</summary>
    public Shortfall? Worst(int way, Sentence[] brief, bool first = false)
    {
        var error = brief.OfType<Within>().FirstOrDefault()?.Error ?? Loose;
        var worst = (Shortfall?)null;
        var bits = new Dictionary<BriefProbe, (string Bits, int Workers)>();
        foreach (var probe in new BriefDomain(brief, Usual).Probes().Distinct())
        {
            var outcome = Of(way, probe);
            foreach (var (kind, text) in Faults(outcome, probe, brief, error, bits))
            {
                if (worst is null || kind < worst.Kind) worst = new(kind, probe, text);
                if (first) return worst;
            }
            if (worst?.Kind == 0) return worst;
        }
        return worst;
    }

    public bool Keeps(int way, Sentence[] brief) => Worst(way, brief, first: true) is null;

    public List<int> Left(Sentence[] brief) => [.. Enumerable.Range(0, Ways.Count).Where(way => Keeps(way, brief))];

    private static IEnumerable<(int Kind, string Text)> Faults(
        WayRun outcome, BriefProbe probe, Sentence[] brief, double error, Dictionary<BriefProbe, (string Bits, int Workers)> bits)
    {
        if (!(outcome.Error <= error)) yield return (0, outcome.Where);
        foreach (var sentence in brief)
            switch (sentence)
            {
                case Codes codes when outcome.Codes.Low < codes.From || outcome.Codes.High > codes.To:
                    yield return (0, $"a code of {(outcome.Codes.Low < codes.From ? outcome.Codes.Low : outcome.Codes.High)}");
                    break;
                case SameBits:
                    var (known, workers) = bits.GetValueOrDefault(probe with { Workers = 0 }, (outcome.Bits, probe.Workers));
                    bits[probe with { Workers = 0 }] = (known, workers);
                    if (known != outcome.Bits) yield return (0, $"other bits with {probe.Workers} workers than with {workers}");
                    break;
                case Forbids forbids when outcome.Used.Contains(forbids.What):
                    yield return (1, $"it takes {forbids.What}");
                    break;
                case AtMost most when outcome.Costs.GetValueOrDefault(most.Of) is var cost && cost > most.Limit * (1 + 1e-9):
                    yield return (most.Of == Cost.Scratch ? 3 : 2, $"it costs {cost:0.##} {most.Of}");
                    break;
            }
    }
}
