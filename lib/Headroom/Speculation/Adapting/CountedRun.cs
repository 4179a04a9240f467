namespace Headroom.Speculation.Adapting;

/// <summary>
/// Plays a judged trace: in each round the sequences of a wave draft, one pass verifies all their tokens, and each commits its longest
/// right chain and one token more. A time that every machine repeats, since seconds come from a table and not from a clock.
/// </summary>
public sealed class CountedRun
{
    private readonly JudgedTrace _judged;
    private readonly Planner _planner;
    private readonly IReadOnlyList<RoundCosts> _costs; // the planner is told of the first
    private readonly List<CountedRound> _rounds = []; // their seconds are those of the first
    private readonly List<double>[] _more;            // [costs - 1][rounds]: seconds of the others
    private readonly List<Trial> _trials = [];
    private readonly int[] _levels;        // [sequences, drafters]
    private readonly DraftPlan[] _plans;   // [sequences]
    private int _turn;

    private CountedRun(JudgedTrace judged, Planner planner, IReadOnlyList<RoundCosts> costs)
    {
        (_judged, _planner, _costs) = (judged, planner, costs);
        _more = [.. costs.Skip(1).Select(_ => new List<double>())];
        (_levels, _plans) = (new int[judged.Batch * judged.Drafters], new DraftPlan[judged.Batch]);
    }

    // A draft that waits for its verdict: it is known once the answer has come to position Known.
    private readonly record struct Trial(int Exchange, int Known, int Drafter, int Level, int Branch, int Asked, int Right);

    /// <exception cref="ArgumentException">The costs are of another number of drafters.</exception>
    public static CountedReport Play(JudgedTrace judged, Planner planner, RoundCosts costs)
    {
        ArgumentNullException.ThrowIfNull(planner);
        ArgumentNullException.ThrowIfNull(costs);
        return Play(judged, planner, [costs])[0];
    }

    /// <summary>One setting under several costs: its rounds are the same, and only their seconds differ.</summary>
    /// <returns>[costs].</returns>
    /// <exception cref="ArgumentException">Costs are of another number of drafters.</exception>
    public static CountedReport[] Play(JudgedTrace judged, FixedPlan plan, IReadOnlyList<RoundCosts> costs) =>
        Play(judged, (Planner)plan, costs);

    private static CountedReport[] Play(JudgedTrace judged, Planner planner, IReadOnlyList<RoundCosts> costs)
    {
        ArgumentNullException.ThrowIfNull(judged);
        foreach (var each in costs)
            if (each.Drafts.Count != judged.Drafters)
                throw new ArgumentException($"costs of {each.Drafts.Count} drafters, and the trace was judged for {judged.Drafters}.");
        var run = new CountedRun(judged, planner, costs);
        foreach (var wave in judged.Waves) run.Wave(wave);
        return [.. costs.Select((_, i) => new CountedReport(run.Rounds(i)))];
    }

    private CountedRound[] Rounds(int costs)
    {
        CountedRound[] rounds = [.. _rounds];
        if (costs > 0)
            for (var i = 0; i < rounds.Length; i++) rounds[i] = rounds[i] with { Seconds = _more[costs - 1][i] };
        return rounds;
    }

    private void Wave(int[] wave)
    {
        var alive = wave.Where(exchange => Length(exchange) > 0).Select(exchange => (Exchange: exchange, At: 0)).ToList();
        while (alive.Count > 0) Round(alive);
        foreach (var trial in _trials) Tell(trial); // their texts are complete
        _trials.Clear();
    }

    private int Length(int exchange) => _judged.Trace.Exchanges[exchange].Answer.Length;

    private void Round(List<(int Exchange, int At)> alive)
    {
        var levels = _levels.AsSpan(0, alive.Count * _judged.Drafters);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = _judged.Level(i % _judged.Drafters, Position(alive[i / _judged.Drafters]));
        var plans = _plans.AsSpan(0, alive.Count);
        _planner.Plan(levels, plans);

        var (trials, drafted, accepted, tokens) = (Trials(alive), 0, 0, 0);
        var (phase, sequences) = (_judged.Trace.Exchanges[alive[0].Exchange].Phase, alive.Count);
        for (var i = 0; i < plans.Length; i++)
        {
            plans[i] = plans[i].Within(Length(alive[i].Exchange) - alive[i].At - 1); // the pass brings the last token itself
            var (nodes, right) = Verify(Position(alive[i]), plans[i]);
            drafted += nodes;
            accepted += right;
            tokens += right + 1;
            alive[i] = (alive[i].Exchange, alive[i].At + right + 1);
        }
        var seconds = _costs[0].Round(plans, drafted) + trials;
        _rounds.Add(new(phase, sequences, tokens, drafted, accepted, seconds, plans[0]));
        for (var i = 0; i < _more.Length; i++) _more[i].Add(_costs[i + 1].Round(plans, drafted));
        _planner.Close(seconds, _costs[0].Pass[sequences], tokens, sequences);
        Judge(alive);
        alive.RemoveAll(each => each.At >= Length(each.Exchange));
    }

    private int Position((int Exchange, int At) sequence) => _judged.Starts[sequence.Exchange] + sequence.At;

    private (int Nodes, int Right) Verify(int at, DraftPlan plan)
    {
        var (nodes, best) = (0, 0);
        for (var branch = 0; branch < DraftPlan.Branches; branch++)
        {
            var drafted = Math.Min(plan[branch], _judged.Drafted(plan.Drafter, at, branch));
            if (plan[branch] == 0) continue; // not asked, and so not judged
            var right = Math.Min(drafted, _judged.Right(plan.Drafter, at, branch));
            _planner.Observe(plan.Drafter, _judged.Level(plan.Drafter, at), branch, plan[branch], right);
            (nodes, best) = (nodes + drafted, Math.Max(best, right));
        }
        return (nodes, best);
    }

    // One sequence in turn; every branch, for the first tokens of all of them cost no more depth.
    private double Trials(List<(int Exchange, int At)> alive)
    {
        var seconds = 0.0;
        var (exchange, start) = alive[_turn++ % alive.Count];
        var at = _judged.Starts[exchange] + start;
        for (var drafter = 0; drafter < _judged.Drafters; drafter++)
        {
            var length = Math.Min(_planner.Trial(drafter, _costs[0].Drafts[drafter].Of(1, 1)), JudgedTrace.Longest);
            if (length == 0) continue;
            seconds += _costs[0].Drafts[drafter].Of(length, 1);
            for (var branch = 0; branch < DraftPlan.Branches; branch++)
            {
                var drafted = Math.Min(length, _judged.Drafted(drafter, at, branch));
                var right = Math.Min(drafted, _judged.Right(drafter, at, branch));
                var known = start + Math.Min(right + 1, drafted);
                _trials.Add(new(exchange, known, drafter, _judged.Level(drafter, at), branch, length, right));
            }
        }
        return seconds;
    }

    private void Judge(List<(int Exchange, int At)> alive)
    {
        foreach (var (exchange, at) in alive)
            for (var i = 0; i < _trials.Count; i++)
            {
                if (_trials[i].Exchange != exchange || _trials[i].Known > at) continue;
                Tell(_trials[i]);
                _trials.RemoveAt(i--);
            }
    }

    private void Tell(Trial trial) => _planner.Observe(trial.Drafter, trial.Level, trial.Branch, trial.Asked, trial.Right);
}
