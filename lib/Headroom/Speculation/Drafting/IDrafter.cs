using Headroom.Inference.Sampling;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Drafting;

/// <summary>Guesses how a text goes on. It never decides anything: a bad guess costs time, and no text.</summary>
public interface IDrafter
{
    /// <summary>As statistics name it.</summary>
    string Name { get; }

    /// <summary>A new text; what the drafter had of another is over.</summary>
    void Begin(ReadOnlySpan<int> text);

    /// <summary>What may follow the text, within the limit; empty where it has no guess.</summary>
    TokenTree Propose(DraftLimit limit);

    /// <summary>What became of the last proposal, and the tokens that the text goes on with.</summary>
    void Commit(Verdict verdict);
}

/// <summary>What a round has room for.</summary>
/// <param name="Nodes">To verify, at most.</param>
/// <param name="Depth">The text has room for so many more tokens, without the one that the target adds.</param>
/// <param name="Draws">
/// A copy of the sampler that will choose the tokens, at the next of them. A drafter that draws from it uses the random numbers that the
/// target will use, and so is right more often than one that sees only distributions; bounds on those do not hold for it. Null where the
/// rule draws otherwise.
/// </param>
public readonly record struct DraftLimit(int Nodes, int Depth, Sampler? Draws = null);

/// <summary>What a round came to.</summary>
/// <param name="Tree">That was verified.</param>
/// <param name="Path">Nodes that the text goes on with, from the first down; empty for none.</param>
/// <param name="Next">The target's own token after them.</param>
public sealed record Verdict(TokenTree Tree, IReadOnlyList<int> Path, int Next)
{
    /// <summary>The tokens that the text goes on with.</summary>
    public int[] Tokens
    {
        get
        {
            var tokens = new int[Path.Count + 1];
            for (var i = 0; i < Path.Count; i++) tokens[i] = Tree.Tokens[Path[i]];
            tokens[^1] = Next;
            return tokens;
        }
    }
}
