using Headroom.Inference.Sampling;
using Headroom.Speculation.Rules;
using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Rules;

public sealed class SiblingRuleTest
{
    private const double Rounding = 1e-12; // some sums and products of float64, each 1e-16

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

    // Chi-square with 8 degrees of freedom: above 60 with probability e^-30 (1 + 30 + 450 + 4,500) = 4.7e-10, in 12 tests 5.6e-9. A rule
    // that moves 2 % of the probability from one cell of 0.1 to another comes to 40,000 * 2 * 0.02^2 / 0.1 = 320 on average, deviation 36:
    // it is missed with probability e^-26.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_tokens_of_a_text_have_the_target_s_joint_distribution_whatever_was_drafted(int kind)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var (model, random, counts) = (new Drawn(3, seed), new Random(seed + 50), new int[9]);
            var rule = new SiblingRule(new Sampler(new() { Temperature = 1 }), random.NextDouble);
            for (var draw = 0; draw < 40_000; draw++)
            {
                var tree = Tree(model, kind, random);
                var tokens = rule.Judge(tree, model.Scores(tree)).Tokens;
                var second = tokens.Length > 1 ? tokens[1] : Residual.Draw(model.Target([tokens[0]]), random.NextDouble());
                counts[3 * tokens[0] + second]++;
            }
            var square = counts.Index().Sum(cell =>
            {
                var expected = 40_000 * model.Target([])[cell.Index / 3] * model.Target([cell.Index / 3])[cell.Index % 3];
                return Math.Pow(cell.Item - expected, 2) / expected;
            });
            Assert.InRange(square, 0, 60);
        }
    }

    // 0: two that are chosen, and a child each. 1: a chain drawn from q. 2: two drawn without replacement.
    // 3: all three, and a second level.
    private static TokenTree Tree(Drawn model, int kind, Random random)
    {
        if (kind == 0) return new([2, 0, 1, 1], [-1, -1, 0, 1]);
        var q = model.Draft([]);
        var a = Residual.Draw(q, random.NextDouble());
        double[] left = [.. q];
        Residual.Remove(left, a);
        var b = Residual.Draw(left, random.NextDouble());
        var next = model.Draft([kind == 1 ? a : b]);
        var c = Residual.Draw(next, random.NextDouble());
        return kind switch
        {
            1 => new([a, c], [-1, 0]) { Proposals = new Dictionary<int, double[]> { [-1] = q, [0] = next } },
            2 => new([a, b], [-1, -1]) { Proposals = new Dictionary<int, double[]> { [-1] = q } },
            _ => new([a, b, 3 - a - b, c], [-1, -1, -1, 1]) { Proposals = new Dictionary<int, double[]> { [-1] = q, [1] = next } },
        };
    }

    // Scores are FP32: a probability is right to about 1e-7. Distributions are made once for each prefix.
    private sealed class Drawn(int vocabulary, int seed)
    {
        private readonly Dictionary<string, double[]> _made = [];

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
            var key = $"{from} {string.Join(' ', prefix)}";
            return _made.TryGetValue(key, out var made) ? made : _made[key] = Make(prefix, from);
        }

        private double[] Make(int[] prefix, int from)
        {
            var random = new Random(from * 31 + prefix.Aggregate(7, (hash, token) => hash * 5 + token + 1));
            double[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ => 0.02 + Math.Pow(random.NextDouble(), 2))];
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }
}
