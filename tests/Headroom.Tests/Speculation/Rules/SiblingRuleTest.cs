using Headroom.Inference.Sampling;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Rules;

public sealed class SiblingRuleTest
{
    private const double Rounding = 1e-12; // some hundred sums and products of float64, each 1e-16

    [Fact]
    public void The_worked_example_accepts_seven_tenths_and_draws_the_rest_from_the_first_token()
    {
        double[] p = [.6, .3, .1], q = [.3, .5, .2];
        Assert.Equal(.7, Residual.Rate(p, q), Rounding);
        Assert.Equal([1, .6, .5], [.. Enumerable.Range(0, 3).Select(token => Math.Round(Residual.Acceptance(p, q, token), 12))]);
        Residual.Take(p, q);
        Assert.Equal([1.0, 0, 0], p);
    }

    [Fact]
    public void A_residual_of_nothing_leaves_the_distribution_as_it_is()
    {
        double[] p = [.25, .75], q = [.25, .75];
        Residual.Take(p, q);
        Assert.Equal([.25, .75], p);
        Assert.False(Residual.Remove([0, 1], 1));
    }

    // Every way that the coins can fall is followed, each weighed by its probability: what is left is the exact distribution.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_tokens_of_a_text_have_the_target_s_joint_distribution_whatever_was_drafted(int kind)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var model = new Drawn(3, seed);
            var joint = new double[3, 3];
            foreach (var (tree, chance) in Trees(model, kind))
                Coins.Follow((coin, weight) =>
                {
                    var verdict = new SiblingRule(new Sampler(new() { Temperature = 1 }), coin).Judge(tree, model.Scores(tree));
                    var tokens = verdict.Tokens;
                    if (tokens.Length > 1) joint[tokens[0], tokens[1]] += chance * weight();
                    else
                        for (var second = 0; second < 3; second++)
                            joint[tokens[0], second] += chance * weight() * model.Target([tokens[0]])[second];
                });
            for (var first = 0; first < 3; first++)
                for (var second = 0; second < 3; second++)
                    Assert.Equal(model.Target([])[first] * model.Target([first])[second], joint[first, second], 1e-6);
        }
    }

    // 0: the best two, chosen, and a child each. 1: a chain drawn from q. 2: two drawn without replacement. 3: all three, and a second level.
    private static IEnumerable<(TokenTree Tree, double Chance)> Trees(Drawn model, int kind)
    {
        if (kind == 0) yield return (new([2, 0, 1, 1], [-1, -1, 0, 1]), 1);
        if (kind == 1)
            for (var a = 0; a < 3; a++)
                for (var b = 0; b < 3; b++)
                    yield return (
                        new([a, b], [-1, 0]) { Proposals = new Dictionary<int, double[]> { [-1] = model.Draft([]), [0] = model.Draft([a]) } },
                        model.Draft([])[a] * model.Draft([a])[b]);
        if (kind < 2) yield break;
        for (var a = 0; a < 3; a++)
            for (var b = 0; b < 3; b++)
            {
                if (a == b) continue;
                var q = model.Draft([]);
                var proposals = new Dictionary<int, double[]> { [-1] = q };
                if (kind == 2) yield return (new([a, b], [-1, -1]) { Proposals = proposals }, q[a] * q[b] / (1 - q[a]));
                else
                    for (var c = 0; c < 3; c++)
                        yield return (
                            new([a, b, 3 - a - b, c], [-1, -1, -1, 1])
                            {
                                Proposals = new Dictionary<int, double[]> { [-1] = q, [1] = model.Draft([b]) },
                            }, q[a] * q[b] / (1 - q[a]) * model.Draft([b])[c]);
            }
    }

    // Scores are FP32: a probability is right to about 1e-7.
    private sealed class Drawn(int vocabulary, int seed)
    {
        public double[] Target(int[] prefix) => Of(prefix, seed);

        public double[] Draft(int[] prefix) => Of(prefix, seed + 1000);

        public TargetScores Scores(TokenTree tree)
        {
            var scores = new List<float>();
            for (var node = -1; node < tree.Count; node++)
                scores.AddRange(Target([.. tree.Path(node).Select(each => tree.Tokens[each])]).Select(each => (float)Math.Log(each)));
            return new(scores.ToArray(), vocabulary);
        }

        private double[] Of(int[] prefix, int from)
        {
            var random = new Random(from * 31 + prefix.Aggregate(7, (hash, token) => hash * 5 + token + 1));
            double[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ => 0.02 + Math.Pow(random.NextDouble(), 2))];
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }
}
