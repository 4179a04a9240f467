using Headroom.Inference.Generating;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Inference.Generating;

public sealed class GenerationTest
{
    private static readonly Transformer s_model = CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain));

    [Fact]
    public void Greedy_tokens_are_the_best_of_scores_without_a_cache()
    {
        using var engine = new Engine(s_model);
        var (made, tokens, scores) = (Make(engine, [3, 1, 4], 12, new()), new List<int> { 3, 1, 4 }, new float[s_model.Shape.Vocabulary]);
        foreach (var token in made)
        {
            engine.Forward(engine.NewCache(), tokens.ToArray(), scores);
            Assert.Equal(Sampler.Best(scores), token);
            tokens.Add(token);
        }
        Assert.Equal(12, made.Count);
    }

    [Fact]
    public void A_token_that_ends_a_text_is_counted_and_not_part_of_it()
    {
        using var engine = new Engine(s_model);
        var statistics = new GenerationStatistics();
        var whole = Make(engine, [3, 1, 4], 12, new());
        var end = whole[5];
        var made = Make(engine, [3, 1, 4], 12, statistics, end);
        Assert.Equal(whole.TakeWhile(token => token != end), made);
        Assert.Equal(GenerationEnd.EndOfText, statistics.End);
        Assert.Equal(made.Count + 1, statistics.Tokens);
    }

    [Fact]
    public void A_full_context_ends_the_text()
    {
        using var engine = new Engine(s_model, context: 10);
        var statistics = new GenerationStatistics();
        Assert.Equal(8, Make(engine, [1, 2, 3], 100, statistics).Count); // seven go in after the prompt, and an eighth is known then
        Assert.Equal(GenerationEnd.ContextFull, statistics.End);
    }

    [Fact]
    public void Statistics_count_the_bytes_of_weights_and_of_the_cache_as_it_grows()
    {
        using var engine = new Engine(s_model);
        var (statistics, cache) = (new GenerationStatistics(), engine.NewCache());
        _ = Generation.Continue(engine, cache, [1, 2], 4, new Sampler(new() { Temperature = 0 }), [], statistics).ToList();
        Assert.Equal((2, 4, 1, GenerationEnd.Length), (statistics.PromptTokens, statistics.Tokens, statistics.Threads, statistics.End));
        // Three tokens after the first, over 3, 4 and 5 positions.
        Assert.Equal(s_model.BytesPerToken + 4 * cache.BytesPerToken, statistics.BytesPerToken);
        Assert.True(statistics.FirstTokenSeconds > 0);
        Assert.Equal(statistics.TokensPerSecond * statistics.BytesPerToken, statistics.BytesPerSecond);
    }

    [Fact]
    public void A_prompt_that_is_empty_or_beyond_the_context_is_refused()
    {
        using var engine = new Engine(s_model, context: 5);
        Assert.Contains("no token", Assert.Throws<ArgumentException>(() => Make(engine, [], 1, new())).Message);
        Assert.Contains("has 6 tokens", Assert.Throws<ArgumentException>(() => Make(engine, new int[6], 1, new())).Message);
    }

    private static List<int> Make(Engine engine, int[] prompt, int tokens, GenerationStatistics statistics, params int[] stops) =>
        [.. Generation.Continue(engine, engine.NewCache(), prompt, tokens, new Sampler(new() { Temperature = 0 }), stops, statistics)];
}
