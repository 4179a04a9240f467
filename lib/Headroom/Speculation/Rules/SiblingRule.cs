using Headroom.Inference.Sampling;
using Headroom.Speculation.Trees;

namespace Headroom.Speculation.Rules;

/// <summary>
/// Tries the children of a node in turn, so that the text has the target's distribution. A child drawn from q is accepted with
/// <c>min(1, p/q)</c>; after a rejection p becomes the residual, and q loses the token, as siblings are drawn without replacement
/// (recursive rejection: Jeon et al., arXiv 2402.14160; Sequoia, arXiv 2402.12374). For one child this is the rule for chains. A chosen
/// child has q = 1: it is accepted with p, and after a rejection p loses it. What is left of p gives the token where none is accepted.
/// </summary>
/// <param name="target">Its distribution: temperature, top-k and top-p of the target. The draft's own is what the tree carries.</param>
/// <param name="coin">Random numbers from 0 to below 1, each asked for once.</param>
public sealed class SiblingRule(Sampler target, Func<double> coin) : IVerification
{
    public Sampler? Draws => null;

    public Verdict Judge(TokenTree tree, TargetScores scores)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var (path, node, p) = (new List<int>(), -1, new double[scores.Vocabulary]);
        while (true)
        {
            target.Distribution(scores[node], p);
            var child = Accepted(tree, node, p);
            if (child < 0) return new(tree, path, Residual.Draw(p, coin()));
            path.Add(node = child);
        }
    }

    private int Accepted(TokenTree tree, int node, double[] p)
    {
        double[]? q = tree.Proposals is { } all && all.TryGetValue(node, out var found) ? [.. found] : null;
        foreach (var child in tree.Children(node))
        {
            var token = tree.Tokens[child];
            if (coin() < (q is null ? p[token] : Residual.Acceptance(p, q, token))) return child;
            if (q is null) Residual.Remove(p, token);
            else
            {
                Residual.Take(p, q);
                Residual.Remove(q, token);
            }
        }
        return -1;
    }
}
