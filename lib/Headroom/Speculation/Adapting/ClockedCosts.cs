using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;

namespace Headroom.Speculation.Adapting;

/// <summary>
/// Corrects costs by what rounds take: T(k) was measured at one length of text, in a process that had just begun. Of each size, and of
/// each drafter, the fastest of the last <see cref="Kept"/> rounds counts, for what others do on the machine only ever slows a round down.
/// A size that was not seen goes with the nearest that was. No pass is taken for faster than that of one token.
/// </summary>
internal sealed class ClockedCosts
{
    private const int Kept = 16, Fewest = 3;
    private readonly RoundCosts _costs;
    private readonly (int Tokens, double Seconds)[] _measured;
    private readonly Fastest[] _passes, _guesses; // [points], [drafters]
    private int _rounds;

    public ClockedCosts(RoundCosts costs)
    {
        _costs = costs;
        _measured = [.. Enumerable.Range(1, Math.Max(JudgedTrace.Longest * DraftPlan.Branches + 1, costs.Pass.Points[^1].Tokens))
            .Select(tokens => (tokens, costs.Pass[tokens]))];
        _passes = [.. _measured.Select(_ => new Fastest())];
        _guesses = [.. costs.Drafts.Select(_ => new Fastest())];
    }

    /// <summary>One round is over.</summary>
    /// <param name="plan">What was drafted for it.</param>
    /// <param name="trials">Seconds, by the costs, of what was drafted beside that: beyond a little, its guesses cannot be timed.</param>
    /// <param name="time">By the clock.</param>
    public void Add(DraftPlan plan, double trials, RoundTime time)
    {
        var hadTrials = trials > 0.02 * _costs.Pass[1];
        var plain = time.Tokens == 1;
        if (time.Tokens <= _passes.Length && !(plain && hadTrials))
            _passes[time.Tokens - 1].Add(time.Verify + time.Rest + (plan.IsPlain ? time.Draft : 0));
        if (!plan.IsPlain && !plain && !hadTrials) _guesses[plan.Drafter].Add(time.Draft / plan.Depth);
        if (++_rounds % Kept == 0) Correct();
    }

    private void Correct()
    {
        if (!_passes.Any(each => each.Count >= Fewest)) return;
        var plain = _measured[0].Seconds * Ratio(0);
        _costs.Correct(new(_measured.Select((point, i) => (point.Tokens, Math.Max(plain, point.Seconds * Ratio(i))))),
            [.. _costs.Drafts.Select((cost, i) => _guesses[i].Count < Fewest ? cost : new DraftCost(_guesses[i].Seconds, cost.Sequence))]);
    }

    private double Ratio(int point)
    {
        for (var away = 0; away < _passes.Length; away++)
            foreach (var i in (int[])[point - away, point + away])
                if (i >= 0 && i < _passes.Length && _passes[i].Count >= Fewest) return _passes[i].Seconds / _measured[i].Seconds;
        return 1;
    }

    private sealed class Fastest
    {
        private readonly double[] _last = new double[Kept];

        public int Count { get; private set; }

        public double Seconds => _last.AsSpan(0, Math.Min(Count, Kept)).ToArray().Min();

        public void Add(double seconds) => _last[Count++ % Kept] = seconds;
    }
}
