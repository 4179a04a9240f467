namespace Headroom.Speculation.Adapting;

/// <summary>
/// Chooses drafter, width and length before each round, 0 included, for each sequence of a batch: the plan with the most tokens a
/// second that T(k), the drafts' costs and its own estimates give.
/// <para>
/// It explores by trials: drafts that are judged by later tokens and cost no pass, at most <see cref="TrialShare"/> of all time.
/// </para>
/// <para>Its loss is bounded, whatever the traffic does: a round knows its plain alternative, tokens * T(batch) / batch. What rounds lose
/// against it is paid from an allowance, and without one the round is plain. So any stretch of N plain seconds takes at most
/// (1 + <see cref="LossShare"/>) N, and <see cref="LossMost"/> passes and one round more.</para>
/// </summary>
public sealed class Controller : Planner
{
    /// <summary>Share of all time that trials may take.</summary>
    public const double TrialShare = 0.01;

    /// <summary>Share of plain time that may be lost to rounds that speculate in vain, trials included.</summary>
    public const double LossShare = 0.01;

    /// <summary>Plain passes that may be lost beside that, once.</summary>
    public const double LossMost = 16;

    private const int TrialLength = 4;
    private readonly RoundCosts _costs;
    private readonly AcceptanceEstimates _estimates;
    private readonly BestNodes _best;
    private readonly Allowance _losses;
    private readonly Allowance[] _trials;

    /// <param name="levels">Levels of each drafter.</param>
    /// <param name="costs">Of a pass and of each drafter.</param>
    /// <param name="batch">Sequences of a round.</param>
    /// <param name="priors">Of each drafter, as in <see cref="AcceptanceEstimates"/>.</param>
    public Controller(IReadOnlyList<int> levels, RoundCosts costs, int batch = 1, IReadOnlyList<double>? priors = null)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (_costs, _estimates) = (costs, new(levels, priors));
        _best = new(costs, _estimates);
        _losses = new(LossShare, LossMost * costs.Pass[batch]);
        _trials = [.. levels.Select(_ => new Allowance(TrialShare / levels.Count, 2 * costs.Pass[batch]))];
    }

    public AcceptanceEstimates Estimates => _estimates;

    public override void Plan(ReadOnlySpan<int> levels, Span<DraftPlan> plans)
    {
        plans.Fill(DraftPlan.Plain);
        if (_losses.Left > 0) _best.Fill(levels, plans);
    }

    public override void Observe(int drafter, int level, int branch, int asked, int right) =>
        _estimates.Observe(drafter, level, branch, asked, right);

    public override int Trial(int drafter, double secondsOfStep)
    {
        var length = secondsOfStep * JudgedTrace.Longest < 0.05 * _costs.Pass[1] ? JudgedTrace.Longest : TrialLength;
        if (_losses.Left <= 0 || _trials[drafter].Left < length * secondsOfStep) return 0;
        _trials[drafter].Pay(length * secondsOfStep);
        return length;
    }

    public override void Close(double seconds, double plain, int tokens, int sequences)
    {
        foreach (var trials in _trials) trials.Pass(seconds);
        _losses.Pass(plain * tokens / sequences);
        _losses.Pay(seconds - plain * tokens / sequences);
    }
}
