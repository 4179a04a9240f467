namespace Headroom.Speculation.Adapting;

/// <summary>A round: where it began, what it committed, what it took, and what the first of its sequences did.</summary>
public readonly record struct CountedRound(int Phase, int Sequences, int Tokens, int Drafted, int Accepted, double Seconds, DraftPlan Plan);

/// <summary>What a run over a trace came to, in counts and in the seconds that T(k) and the drafts' costs give them.</summary>
public sealed class CountedReport
{
    private readonly CountedRound[] _rounds;
    private readonly int[] _tokens;     // [phases]
    private readonly double[] _seconds; // [phases]

    internal CountedReport(CountedRound[] rounds)
    {
        _rounds = rounds;
        var phases = 1;
        foreach (ref readonly var round in rounds.AsSpan()) phases = Math.Max(phases, round.Phase + 1);
        (_tokens, _seconds) = (new int[phases], new double[phases]);
        foreach (ref readonly var round in rounds.AsSpan())
        {
            _tokens[round.Phase] += round.Tokens;
            _seconds[round.Phase] += round.Seconds;
            Drafted += round.Drafted;
            Accepted += round.Accepted;
        }
        (Tokens, Seconds) = (_tokens.Sum(), _seconds.Sum());
    }

    public IReadOnlyList<CountedRound> Rounds => _rounds;

    public int Tokens { get; }

    /// <summary>Drafted tokens that were verified.</summary>
    public int Drafted { get; }

    public int Accepted { get; }

    public int Wasted => Drafted - Accepted;

    public double Seconds { get; }

    public double TokensPerSecond => Tokens / Seconds;

    /// <summary>Seconds a token in one phase.</summary>
    public double SecondsPerToken(int phase) => _seconds[phase] / _tokens[phase];

    public int TokensOf(int phase) => _tokens[phase];

    /// <summary>Tokens a second behind a share of all tokens, such as the first tenth.</summary>
    public double TokensPerSecondAfter(double share)
    {
        var (from, done, tokens, seconds) = (share * Tokens, 0, 0, 0.0);
        foreach (ref readonly var round in _rounds.AsSpan())
        {
            if (done >= from) (tokens, seconds) = (tokens + round.Tokens, seconds + round.Seconds);
            done += round.Tokens;
        }
        return tokens / seconds;
    }
}
