using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Speculation.Bounds;
using Headroom.Speculation.Trees;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Bounds;

public sealed class BestPrefixesTest
{
    private const double Rounding = 1e-12;

    [Fact]
    public void The_sum_is_that_of_the_largest_of_all_prefixes_and_each_node_is_opened_once()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var model = new Drawn(3, seed);
            var all = All(model, depth: 6).OrderDescending().ToArray();
            foreach (var count in (int[])[0, 1, 2, 5, 13, 40])
            {
                model.Asked = 0;
                var (tree, found) = BestPrefixes.Find(model, count);
                Assert.Equal(count, tree.Count);
                Assert.InRange(model.Asked, 0, count);
                Assert.Equal(all.Take(count).Sum(), found.Sum(), Rounding);
                Assert.Equal(found.OrderDescending(), found);
                Assert.Equal(1 + found.Sum(), BestPrefixes.Tokens(model, tree), Rounding);
            }
            Assert.True(BestPrefixes.Tokens(model, TokenTree.Chain(0, 1, 2)) <= BestPrefixes.Tokens(model, 3) + Rounding);
        }
    }

    [Fact]
    public void What_has_no_probability_is_no_prefix() => Assert.Equal(3, BestPrefixes.Find(new Certain(), 3).Probabilities.Sum());

    // The step law (.6, .3, .1) at P = 64: the worked example of both formulas.
    [Fact]
    public void Entropy_bounds_lie_above_the_exact_one_where_steps_are_independent()
    {
        var bound = EntropyBound.Of([[.6, .3, .1]]);
        Assert.Equal(0.897946, bound.Mean, 1e-6);
        foreach (var count in (int[])[1, 4, 16, 64, 256])
            Assert.True(BestPrefixes.Tokens(new Same([.6, .3, .1]), count) <= bound.Renewals(count));
        Assert.Equal(Math.Log(2) / bound.Mean, bound.Renewals(64) - bound.Renewals(32), Rounding);
        Assert.Equal(0, bound.Published(1));
    }

    [Fact]
    public void A_model_that_runs_here_has_the_probabilities_of_its_scores()
    {
        var shape = DrawnModels.Plain;
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(shape)));
        var (prefixes, scores) = (new TargetPrefixes(engine, [3, 1, 4], new() { Temperature = 1 }), new float[shape.Vocabulary]);
        var found = new double[shape.Vocabulary];
        prefixes.Next([9, 2], found);
        prefixes.Next([5], found);
        engine.Forward(engine.NewCache(), [3, 1, 4, 5], scores);
        var total = scores.Sum(score => Math.Exp(score));
        for (var token = 0; token < found.Length; token++) Assert.Equal(Math.Exp(scores[token]) / total, found[token], 1e-9);
    }

    private static IEnumerable<double> All(Drawn model, int depth, params int[] prefix)
    {
        if (depth == 0) yield break;
        var next = new double[model.Vocabulary];
        model.Next(prefix, next);
        for (var token = 0; token < next.Length; token++)
        {
            yield return next[token];
            foreach (var below in All(model, depth - 1, [.. prefix, token])) yield return next[token] * below;
        }
    }

    private sealed class Drawn(int vocabulary, int seed) : IPrefixModel
    {
        public int Asked { get; set; }

        public int Vocabulary => vocabulary;

        public void Next(ReadOnlySpan<int> prefix, Span<double> probabilities)
        {
            Asked++;
            var hash = seed + 1;
            foreach (var token in prefix) hash = hash * 7 + token + 1;
            var random = new Random(hash);
            for (var token = 0; token < vocabulary; token++) probabilities[token] = 0.05 + random.NextDouble();
            var sum = probabilities.ToArray().Sum();
            for (var token = 0; token < vocabulary; token++) probabilities[token] /= sum;
        }
    }

    private sealed class Same(double[] step) : IPrefixModel
    {
        public int Vocabulary => step.Length;

        public void Next(ReadOnlySpan<int> prefix, Span<double> probabilities) => step.CopyTo(probabilities);
    }

    private sealed class Certain : IPrefixModel
    {
        public int Vocabulary => 2;

        public void Next(ReadOnlySpan<int> prefix, Span<double> probabilities) => (probabilities[0], probabilities[1]) = (0, 1);
    }
}
