using Headroom.Inference.Sampling;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Rules;

/// <summary>
/// The target's sampler draws each token as it would alone, with the random number of that token, and goes on from the node that guessed
/// it. So the text is that of plain decoding with the same seed, token for token; at temperature 0 this is greedy verification. A chosen
/// guess x is right with probability p(x).
/// </summary>
public sealed class SameDraw(Sampler sampler) : IVerification
{
    public Sampler? Draws => sampler.Copy();

    public Verdict Judge(TokenTree tree, TargetScores scores)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var (path, node) = (new List<int>(), -1);
        while (true)
        {
            var token = sampler.Next(scores[node]);
            var child = tree.Child(node, token);
            if (child < 0) return new(tree, path, token);
            path.Add(node = child);
        }
    }
}
