using Headroom.Inference.Sampling;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>
/// Guesses how a text goes on. It never decides anything: a bad guess costs time, and no text. It is handed what is committed and nothing
/// behind it, by an engine or by a run that counts.
/// </summary>
public interface IDrafter
{
    /// <summary>As statistics name it.</summary>
    string Name { get; }

    /// <summary>How many levels of confidence it tells apart, 1 and more.</summary>
    int Levels => 1;

    /// <summary>How sure it is of what follows, 0 to <see cref="Levels"/> - 1; known before anything is guessed.</summary>
    int Level => 0;

    /// <summary>How likely its first guess is taken to be right before any was judged.</summary>
    double Prior => 0.3;

    /// <summary>A new text; what the drafter had of another is over.</summary>
    void Begin(ReadOnlySpan<int> text);

    /// <summary>What may follow the text, within the limit; empty where it has no guess.</summary>
    TokenTree Propose(DraftLimit limit);

    /// <summary>
    /// What the target said along the path of a verdict, before <see cref="Commit"/>: for a drafter that learns from distributions.
    /// </summary>
    void See(Verdict verdict, TargetScores scores)
    {
    }

    /// <summary>What became of the last proposal, and the tokens that the text goes on with.</summary>
    void Commit(Verdict verdict);

    /// <summary>What the round took by the clock, after <see cref="Commit"/>; a run that counts has no clock and does not say.</summary>
    void Time(RoundTime time)
    {
    }

    /// <summary>
    /// Tokens of a text from <paramref name="from"/> on are the target's and were served. Most drafters learn nothing from them.
    /// </summary>
    void Learn(ReadOnlySpan<int> text, int from)
    {
    }
}

/// <summary>Seconds of a round.</summary>
/// <param name="Tokens">That went into its pass.</param>
/// <param name="Draft">Guessing, and learning from what became of it.</param>
/// <param name="Verify">The pass.</param>
/// <param name="Rest">Choosing, keeping and counting.</param>
public readonly record struct RoundTime(int Tokens, double Draft, double Verify, double Rest);

/// <summary>What a round has room for.</summary>
/// <param name="Nodes">To verify, at most.</param>
/// <param name="Depth">The text has room for so many more tokens, without the one that the target adds.</param>
/// <param name="Draws">
/// A copy of the sampler that will choose the tokens, at the next of them. A drafter that draws from it uses the random numbers that the
/// target will use, and so is right more often than one that sees only distributions; bounds on those do not hold for it. Null where the
/// rule draws otherwise.
/// </param>
/// <param name="Branches">
/// Chains that are asked for side by side, the one that begins with the likeliest token first. A drafter may have fewer.
/// </param>
public readonly record struct DraftLimit(int Nodes, int Depth, Sampler? Draws = null, int Branches = 1);
