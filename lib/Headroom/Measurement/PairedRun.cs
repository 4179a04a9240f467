namespace Headroom.Measurement;

/// <summary>One comparison: warm-up, batch size, groups of four samples, verdict.</summary>
internal sealed class PairedRun<TInput, TResult>(
    Func<TInput, TResult> candidate, Func<TInput, TResult> baseline, Func<int, TInput> inputs,
    PairedTimingOptions options, Action<int, TInput, TResult>? recheck)
{
    private const int WarmUpCalls = 32; // the runtime recompiles a method after 30 calls
    private const int MostWarmUpCalls = 100_000;
    private readonly Contender<TInput, TResult> _candidate = new(candidate, inputs, options.Clock, recheck);
    private readonly Contender<TInput, TResult> _baseline = new(baseline, inputs, options.Clock, null);
    private readonly Stopclock _wall = new(options.Clock);
    private readonly List<double> _ratios = [];
    private int _next; // number of the next input

    private double Budget => options.Budget.TotalSeconds;

    public PairedTimingReport Run()
    {
        WarmUp(_candidate);
        WarmUp(_baseline);
        var batch = BatchSize();
        var slowest = 0.0;
        do
        {
            var started = _wall.Seconds;
            Group(batch);
            slowest = Math.Max(slowest, _wall.Seconds - started);
        }
        while (_ratios.Count < options.MaximumGroups && _wall.Seconds + slowest <= Budget && !IsDecided());
        return Report(batch);
    }

    // An eighth of the budget for each side at most, but always one call.
    private void WarmUp(Contender<TInput, TResult> side)
    {
        var clocked = new Stopclock(options.Clock);
        var (enough, most) = (options.WarmUp.TotalSeconds, Budget / 8);
        for (var calls = 1; calls <= MostWarmUpCalls; calls++)
        {
            side.Time(_next++, 1);
            if (clocked.Seconds >= most || (calls >= WarmUpCalls && clocked.Seconds >= enough)) return;
        }
    }

    // The faster side's sample must be long enough for the clock: the next power of two.
    private int BatchSize()
    {
        var enough = Math.Max(options.MinimumSample.TotalSeconds, 1000.0 / options.Clock.TimestampFrequency);
        for (var batch = 1; ; batch = Math.Min(2 * batch, options.MaximumBatch))
        {
            var fastest = Math.Min(_candidate.Time(_next, batch), _baseline.Time(_next, batch));
            _next += batch;
            if (fastest >= enough || batch == options.MaximumBatch || _wall.Seconds > Budget / 2) return batch;
        }
    }

    // Two inputs' worth of samples for each side: c b b c, then b c c b, in turns.
    private void Group(int batch)
    {
        var (outer, inner) = _ratios.Count % 2 == 0 ? (_candidate, _baseline) : (_baseline, _candidate);
        var (first, second) = (_next, _next + batch);
        _next += 2 * batch;
        var outerSeconds = outer.Sample(first, batch);
        var innerSeconds = inner.Sample(first, batch) * inner.Sample(second, batch);
        outerSeconds *= outer.Sample(second, batch);
        // The geometric mean, so that exchanging the sides inverts the ratio exactly.
        _ratios.Add(Math.Sqrt(outer == _candidate ? innerSeconds / outerSeconds : outerSeconds / innerSeconds));
    }

    private bool IsDecided() =>
        IsBelowFloor()
            || Estimate(options.EarlyConfidence).Against(options.RequiredRatio, options.Margin) is Verdict.Faster or Verdict.Slower;

    private bool IsBelowFloor() => _candidate.SecondsPerCall.Min() < options.Floor.TotalSeconds;

    private RatioEstimate Estimate(double confidence) => RatioEstimate.From(_ratios.ToArray(), confidence);

    private PairedTimingReport Report(int batch)
    {
        var ratio = Estimate(options.Confidence);
        return new()
        {
            Verdict = IsBelowFloor() ? Verdict.BelowFloor : ratio.Against(options.RequiredRatio, options.Margin),
            Ratio = ratio,
            RequiredRatio = options.RequiredRatio,
            Candidate = TimingReport.From(_candidate.SecondsPerCall.ToArray()),
            Baseline = TimingReport.From(_baseline.SecondsPerCall.ToArray()),
            BatchSize = batch,
            Elapsed = _wall.Seconds,
        };
    }
}
