using Headroom.Tokenizing;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using Headroom.Training.Seeds;
using static TorchSharp.torch;

namespace Headroom.Testing.Sampling;

public sealed class SamplerTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 300, Context = 20, Width = 32, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    private static readonly ushort[][] s_prompts = [[256, 7], [256], [256, 1, 2, 3, 4, 5], [30], [256, 7]];

    [NativeTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Greedy_is_what_the_whole_forward_pass_scores_highest(int rows)
    {
        using var model = CachedDecoderTest.Model(s_shape);
        var answers = new Sampler(model, rows).Continue(s_prompts);
        Assert.Equal(s_prompts.Select(prompt => Greedy(model, prompt)), answers);
        Assert.Contains(answers, answer => answer.Length > 0);
    }

    [NativeFact]
    public void A_seed_draws_the_same_whatever_is_beside_it_and_another_seed_other_text()
    {
        using var model = CachedDecoderTest.Model(s_shape);
        var sampler = new Sampler(model, 3);
        var first = sampler.Continue(s_prompts, 1, seed: 5);
        Assert.Equal(first, new Sampler(model, 8).Continue(s_prompts, 1, seed: 5));
        Assert.NotEqual(first, sampler.Continue(s_prompts, 1, seed: 6));
        Assert.NotEqual(first[0], first[4]); // the same prompt with other dice
    }

    // Of 20,000 draws the share of a token of probability p has a standard error of at most sqrt(p (1 - p) / 20,000); 5 of them.
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Tokens_come_as_often_as_softmax_says(double temperature)
    {
        const int draws = 20_000;
        float[] scores = [1, -2, 0.5f, float.NegativeInfinity, 3];
        var weights = scores.Select(score => Math.Exp(score / temperature)).ToArray();
        var (dice, counts) = (new Dice(3), new int[scores.Length]);
        for (var i = 0; i < draws; i++) counts[Sampler.Drawn([.. scores], temperature, dice)]++;
        for (var token = 0; token < counts.Length; token++)
        {
            var p = weights[token] / weights.Sum();
            Assert.InRange((double)counts[token] / draws - p, -5 * Math.Sqrt(p * (1 - p) / draws), 5 * Math.Sqrt(p * (1 - p) / draws));
        }
    }

    [NativeFact]
    public void It_ends_at_a_mark_or_with_the_context()
    {
        using var model = new TinyLm(s_shape with { TiedHead = false });
        var head = model.named_parameters().Single(each => each.name == "head").parameter;
        var embedding = model.named_parameters().Single(each => each.name == "embed.weight").parameter;
        using (no_grad())
        {
            // Every state is that of its last token's embedding, all ones, so the score of a token is the sum of its row of the head.
            foreach (var (name, parameter) in model.named_parameters())
                if (name.EndsWith("output", StringComparison.Ordinal) || name.EndsWith("down", StringComparison.Ordinal)) parameter.zero_();
            embedding.fill_(1);
            head.zero_();
            head[17].fill_(1);
        }
        var sampler = new Sampler(model);
        Assert.Equal(Enumerable.Repeat((ushort)17, 20), Assert.Single(sampler.Continue([[256]])));
        using (no_grad()) head[BytePairTokenizer.Mark(Marks.User)].fill_(2);
        Assert.Empty(Assert.Single(sampler.Continue([[256]])));
    }

    [NativeFact]
    public void A_prompt_without_room_for_an_answer_is_refused()
    {
        using var model = new TinyLm(s_shape);
        var sampler = new Sampler(model);
        Assert.StartsWith(
            "a prompt has 20 tokens; it must have from 1 to 19.", Said.By<ArgumentException>(() => sampler.Continue([new ushort[20]])));
        Assert.StartsWith("a prompt has 0 tokens", Said.By<ArgumentException>(() => sampler.Continue([[]])));
        Assert.Empty(sampler.Continue([]));
    }

    private static ushort[] Greedy(TinyLm model, ushort[] prompt)
    {
        using var still = no_grad();
        var tokens = prompt.Select(token => (long)token).ToList();
        while (tokens.Count < model.Shape.Context + 1)
        {
            using var scope = NewDisposeScope();
            if (tokens.Count > model.Shape.Context) break;
            var next = model.call(tensor(tokens.ToArray(), [1, tokens.Count]))[0, -1].argmax().item<long>();
            if (next is >= 256 and < 264) break;
            tokens.Add(next);
        }
        return [.. tokens.Skip(prompt.Length).Select(token => (ushort)token)];
    }
}
