using Headroom.Inference.Sampling;

namespace Headroom.Tests.Inference.Sampling;

public sealed class SamplerTest
{
    private static readonly float[] s_scores = [1, 3, -2, 2.5f, 0];

    [Fact]
    public void Temperature_0_takes_the_best_and_of_equals_the_lowest()
    {
        var sampler = new Sampler(new() { Temperature = 0 });
        Assert.Equal(1, sampler.Next(s_scores));
        Assert.Equal(2, sampler.Next([0, 1, 4, 4, 4]));
    }

    // 20,000 draws: a frequency strays from its probability by more than 5 standard deviations once in 1.7 million.
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(1, 0, 0.7)]
    [InlineData(1.5, 4, 0.9)]
    public void Tokens_come_as_often_as_their_probabilities_say(double temperature, int topK, double topP)
    {
        const int Draws = 20_000;
        var expected = Probabilities(temperature, topK, topP);
        var sampler = new Sampler(new() { Temperature = temperature, TopK = topK, TopP = topP, Seed = 7 });
        var counts = new int[s_scores.Length];
        for (var i = 0; i < Draws; i++) counts[sampler.Next(s_scores)]++;
        for (var token = 0; token < counts.Length; token++)
        {
            var deviation = Math.Sqrt(Draws * expected[token] * (1 - expected[token]));
            Assert.InRange(counts[token], Draws * expected[token] - 5 * deviation, Draws * expected[token] + 5 * deviation);
        }
    }

    [Fact]
    public void Top_k_of_equal_scores_keeps_the_lower_tokens()
    {
        var sampler = new Sampler(new() { Temperature = 1, TopK = 2 });
        float[] scores = [.. Enumerable.Repeat(1f, 100)];
        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(sampler.Next(scores), 0, 1));
    }

    [Fact]
    public void One_seed_draws_one_text_and_another_seed_another()
    {
        int[] Draw(long seed)
        {
            var sampler = new Sampler(new() { Temperature = 2, Seed = seed });
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Next(s_scores))];
        }
        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3), Draw(4));
    }

    [Fact]
    public void A_tiny_top_p_leaves_the_best() =>
        Assert.Equal(1, new Sampler(new() { Temperature = 5, TopP = 1e-9 }).Next(s_scores));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_score_that_is_no_number_is_told(float broken) => Assert.Contains(
        "token 2", Assert.Throws<InvalidOperationException>(() => new Sampler(new()).Next([1, 2, broken, 4])).Message);

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        foreach (var (options, word) in new (SamplingOptions, string)[]
            {
                (new() { Temperature = -1 }, "temperature"), (new() { Temperature = double.NaN }, "temperature"),
                    (new() { TopK = -1 }, "top-k"),
                (new() { TopP = 0 }, "top-p"), (new() { TopP = 1.01 }, "top-p"), (new() { TopP = double.NaN }, "top-p"),
            })
            Assert.Contains(word, Assert.Throws<ArgumentException>(() => new Sampler(options)).Message);
    }

    private static double[] Probabilities(double temperature, int topK, double topP)
    {
        var weights = s_scores.Select(score => Math.Exp(score / temperature)).ToArray();
        var order = Enumerable.Range(0, weights.Length).OrderByDescending(token => weights[token]).Take(topK == 0 ? weights.Length
            : topK).ToList();
        var (total, sum, kept) = (order.Sum(token => weights[token]), 0.0, new double[weights.Length]);
        foreach (var token in order)
        {
            if (sum >= topP * total) break;
            sum += kept[token] = weights[token];
        }
        return [.. kept.Select(weight => weight / sum)];
    }
}
