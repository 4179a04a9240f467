namespace Headroom.Speculation.Trees;

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
