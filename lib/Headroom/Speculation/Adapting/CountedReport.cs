namespace Headroom.Speculation.Adapting;

/// <summary>A round: where it began, what it committed, what it took, and what the first of its sequences did.</summary>
public readonly record struct CountedRound(int Phase, int Sequences, int Tokens, int Drafted, int Accepted, double Seconds, DraftPlan Plan);

/// <summary>What a run over a trace came to, in counts and in the seconds that T(k) and the drafts' costs give them.</summary>
public sealed record CountedReport(IReadOnlyList<CountedRound> Rounds)
{
    public int Tokens => Rounds.Sum(round => round.Tokens);

    /// <summary>Drafted tokens that were verified.</summary>
    public int Drafted => Rounds.Sum(round => round.Drafted);

    public int Accepted => Rounds.Sum(round => round.Accepted);

    public int Wasted => Drafted - Accepted;

    public double Seconds => Rounds.Sum(round => round.Seconds);

    public double TokensPerSecond => Tokens / Seconds;

    /// <summary>Seconds a token in one phase.</summary>
    public double SecondsPerToken(int phase)
    {
        var rounds = Rounds.Where(round => round.Phase == phase).ToArray();
        return rounds.Sum(round => round.Seconds) / rounds.Sum(round => round.Tokens);
    }

    public int TokensOf(int phase) => Rounds.Where(round => round.Phase == phase).Sum(round => round.Tokens);

    /// <summary>Tokens a second behind a share of all tokens, such as the first tenth.</summary>
    public double TokensPerSecondAfter(double share)
    {
        var (from, done, tokens, seconds) = (share * Tokens, 0, 0, 0.0);
        foreach (var round in Rounds)
        {
            if (done >= from) (tokens, seconds) = (tokens + round.Tokens, seconds + round.Seconds);
            done += round.Tokens;
        }
        return tokens / seconds;
    }
}
