namespace Headroom.Speculation.Adapting;

/// <summary>Says before each round what every sequence drafts, and is told afterwards what its own drafts were worth.</summary>
public abstract class Planner
{
    /// <summary>Plans one round.</summary>
    /// <param name="levels">[sequences, drafters]: how sure each drafter is of each sequence.</param>
    /// <param name="plans">[sequences]: to be filled.</param>
    public abstract void Plan(ReadOnlySpan<int> levels, Span<DraftPlan> plans);

    /// <summary>One chain was judged: by the round's pass, or by tokens that were committed after it had been drafted.</summary>
    /// <param name="asked">Tokens that the chain was to have; a drafter that has no guess gives fewer, or none.</param>
    /// <param name="right">How many of those that came are the target's, from the first on.</param>
    public virtual void Observe(int drafter, int level, int branch, int asked, int right) { }

    /// <summary>The round is over: seconds it took, seconds of a plain one, tokens that it committed for how many sequences.</summary>
    public virtual void Close(double seconds, double plain, int tokens, int sequences) { }

    /// <summary>
    /// A draft that is not verified: made now, judged by what is committed later. It costs its draft and no pass. Asked for once in a round
    /// for each drafter; returns its length, 0 for none.
    /// </summary>
    public virtual int Trial(int drafter, double secondsOfStep) => 0;
}
