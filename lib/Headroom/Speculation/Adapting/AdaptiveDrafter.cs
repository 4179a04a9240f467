using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Adapting;

/// <summary>A round as it was planned and as it ended; seconds by the costs, not by a clock.</summary>
public readonly record struct AdaptiveRound(DraftPlan Plan, int Drafted, int Accepted, double Seconds);

/// <summary>
/// Several drafters and a planner that decides before each round which of them guesses, how wide and how long, or that nobody does. Its
/// choices depend on the texts and on the costs alone: they are those of <see cref="CountedRun"/> on the same texts. With a clock the costs
/// follow what rounds take, and so do the choices; the text never does.
/// </summary>
public sealed class AdaptiveDrafter : IDrafter
{
    private readonly IDrafter[] _drafters;
    private readonly int[] _levels;
    private readonly RoundCosts _costs;
    private readonly Planner _planner;
    private readonly OpenTrials _trials;
    private readonly List<AdaptiveRound> _rounds = [];
    private readonly ClockedCosts? _clocked;
    private Draft? _draft; // of this round; null before it is asked for
    private Draft? _timed; // of the round that was committed last

    /// <param name="drafters">In the order of <see cref="DraftPlan.Drafter"/>.</param>
    /// <param name="costs">Of a pass, and of each of them.</param>
    /// <param name="planner">By default a <see cref="Controller"/>.</param>
    /// <param name="clocked">Whether the costs, which are this drafter's own then, are corrected by the time that rounds take.</param>
    /// <exception cref="ArgumentException">The costs are of another number of drafters.</exception>
    public AdaptiveDrafter(IReadOnlyList<IDrafter> drafters, RoundCosts costs, Planner? planner = null, bool clocked = false)
    {
        ArgumentNullException.ThrowIfNull(drafters);
        ArgumentNullException.ThrowIfNull(costs);
        if (drafters.Count != costs.Drafts.Count)
            throw new ArgumentException($"{drafters.Count} drafters have the costs of {costs.Drafts.Count}.", nameof(costs));
        (_drafters, _costs, _levels) = ([.. drafters], costs, new int[drafters.Count]);
        _planner = planner ?? new Controller(
            [.. drafters.Select(drafter => drafter.Levels)], costs, priors: [.. drafters.Select(drafter => drafter.Prior)]);
        _trials = new(_planner);
        if (clocked) _clocked = new(costs);
    }

    private sealed record Draft(DraftPlan Plan, int[][] Chains, double TrialSeconds);

    public string Name => "adaptive";

    public IReadOnlyList<IDrafter> Drafters => _drafters;

    public RoundCosts Costs => _costs;

    /// <summary>Every round of this text that was planned.</summary>
    public IReadOnlyList<AdaptiveRound> Rounds => _rounds;

    public void Begin(ReadOnlySpan<int> text)
    {
        End();
        _rounds.Clear();
        foreach (var drafter in _drafters) drafter.Begin(text);
    }

    public TokenTree Propose(DraftLimit limit)
    {
        for (var i = 0; i < _levels.Length; i++) _levels[i] = _drafters[i].Level;
        Span<DraftPlan> plans = [DraftPlan.Plain];
        _planner.Plan(_levels, plans);
        var plan = plans[0].Within(limit.Depth, limit.Nodes);
        var (chains, seconds) = (Array.Empty<int[]>(), 0.0);
        for (var drafter = 0; drafter < _drafters.Length; drafter++)
        {
            var trial = Math.Min(_planner.Trial(drafter, _costs.Drafts[drafter].Of(1, 1)), JudgedTrace.Longest);
            var own = plan.Drafter == drafter ? plan : DraftPlan.Plain;
            if (trial == 0 && own.IsPlain) continue;
            var tree = Ask(drafter, Math.Max(trial, own.Depth), trial > 0 ? DraftPlan.Branches : own.Branch + 1, limit.Draws);
            if (trial > 0) seconds += Try(drafter, trial, tree);
            if (!own.IsPlain) chains = Kept(tree, own);
        }
        _draft = new(plan, chains, seconds);
        return TokenTree.Chains([.. chains.Where(chain => chain.Length > 0)]);
    }

    public void See(Verdict verdict, TargetScores scores)
    {
        foreach (var drafter in _drafters) drafter.See(verdict, scores);
    }

    public void Commit(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var tokens = verdict.Tokens;
        if (_draft is { } draft) Close(draft, verdict, tokens);
        (_timed, _draft) = (_draft, null);
        _trials.Commit(tokens);
        foreach (var drafter in _drafters) drafter.Commit(verdict);
    }

    public void Time(RoundTime time)
    {
        if (_clocked is not null && _timed is { } round) _clocked.Add(round.Plan, round.TrialSeconds, time);
        foreach (var drafter in _drafters) drafter.Time(time);
    }

    public void Learn(ReadOnlySpan<int> text, int from)
    {
        foreach (var drafter in _drafters) drafter.Learn(text, from);
    }

    /// <summary>The text is over, and so is what waited for its next tokens.</summary>
    public void End()
    {
        _draft = null;
        _trials.End();
    }

    private TokenTree Ask(int drafter, int depth, int branches, Sampler? draws) =>
        _drafters[drafter].Propose(new(depth * branches, depth, draws?.Copy(), branches));

    private double Try(int drafter, int length, TokenTree tree)
    {
        for (var branch = 0; branch < DraftPlan.Branches; branch++)
            _trials.Add(drafter, _levels[drafter], branch, length, Cut(tree.Branch(branch), length));
        return _costs.Drafts[drafter].Of(length, 1);
    }

    // [branches]: as long as they were planned, or shorter where the drafter has less.
    private static int[][] Kept(TokenTree tree, DraftPlan plan) =>
        [.. Enumerable.Range(0, DraftPlan.Branches).Select(branch => Cut(tree.Branch(branch), plan[branch]))];

    private static int[] Cut(int[] chain, int length) => chain.Length <= length ? chain : chain[..length];

    private void Close(Draft draft, Verdict verdict, int[] tokens)
    {
        var plan = draft.Plan;
        for (var branch = 0; branch < draft.Chains.Length; branch++)
            if (plan[branch] > 0)
                _planner.Observe(plan.Drafter, _levels[plan.Drafter], branch, plan[branch],
                    draft.Chains[branch].AsSpan().CommonPrefixLength(tokens));
        var seconds = _costs.Round([plan], verdict.Tree.Count) + draft.TrialSeconds;
        _rounds.Add(new(plan, verdict.Tree.Count, verdict.Path.Count, seconds));
        _planner.Close(seconds, _costs.Pass[1], tokens.Length, 1);
    }
}
