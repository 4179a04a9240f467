using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Speculation.Distilling;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Distilling;

public sealed class HeadDistillationTest
{
    private static readonly Transformer s_draft = CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain));
    private static readonly int s_width = DrawnModels.Plain.Width, s_vocabulary = DrawnModels.Plain.Vocabulary;

    [Fact]
    public void A_correction_of_zeros_leaves_the_bits_and_any_other_is_the_same_alone_and_in_a_block()
    {
        using var engine = new Engine(s_draft);
        int[] text = DrawnModels.Tokens(DrawnModels.Plain, 9, seed: 4);
        var plain = Scores(engine, text);
        engine.Correction = new(s_width);
        Assert.Equal(plain, Scores(engine, text));
        var random = new Random(1);
        foreach (ref var weight in engine.Correction.Weights) weight = (float)(random.NextDouble() - 0.5) / 8;
        var block = Scores(engine, text);
        Assert.NotEqual(plain, block);
        var (cache, one) = (engine.NewCache(), new float[s_vocabulary]);
        for (var i = 0; i < text.Length; i++)
        {
            engine.Forward(cache, [text[i]], one);
            Assert.Equal(block[(i * s_vocabulary)..((i + 1) * s_vocabulary)], one);
        }
    }

    // One step at one place: with a small rate the loss falls by the rate times the squared gradient of the logits' input.
    [Fact]
    public void A_step_lowers_the_loss_at_its_place_by_what_the_gradient_says()
    {
        using var engine = new Engine(s_draft);
        var taught = new HeadDistillation(engine, new(s_width), new() { Rate = 1e-3f, TimeShare = 1 });
        var (state, target) = (State(engine, taught, [3, 1, 4]), Drawn(7));
        var before = Loss(engine, [3, 1, 4], target);
        var gradient = 0.0; // squared, by differences of the loss in each number of the corrected state
        for (var i = 0; i < s_width; i++) gradient += Math.Pow(Slope(engine, state, target, i), 2);
        Assert.True(taught.Learn(state, target));
        var fallen = before - Loss(engine, [3, 1, 4], target);
        Assert.InRange(fallen, 0.9 * 1e-3 * gradient, 1.1 * 1e-3 * gradient);
    }

    [Fact]
    public void A_draft_that_is_taught_one_target_comes_to_say_what_it_says()
    {
        using var engine = new Engine(s_draft);
        var taught = new HeadDistillation(engine, new(s_width), new() { Rate = 0.05f, TimeShare = 1 });
        var (state, target) = (State(engine, taught, [3, 1, 4]), Drawn(7));
        var (before, least) = (Loss(engine, [3, 1, 4], target), CrossEntropy(target, target));
        for (var i = 0; i < 400; i++) taught.Learn(state, target);
        Assert.InRange(Loss(engine, [3, 1, 4], target) - least, 0, (before - least) / 4);
        Assert.True(taught.Gain > 0);
        Assert.Equal(0, taught.Dropped);
    }

    // Steps that are far too long, towards another token each time, leave the draft sure of what does not come.
    [Fact]
    public void A_correction_that_is_worse_than_none_is_dropped()
    {
        using var engine = new Engine(s_draft);
        var taught = new HeadDistillation(engine, new(s_width), new() { Rate = 20, TimeShare = 1 });
        var state = State(engine, taught, [3, 1, 4]);
        for (var i = 0; i < 400 && taught.Dropped == 0; i++) taught.Learn(state, OneSure(i % s_vocabulary));
        Assert.Equal((1, 0.0), (taught.Dropped, taught.Gain));
    }

    [Fact]
    public void Learning_keeps_its_share_of_the_time()
    {
        using var engine = new Engine(s_draft);
        var taught = new HeadDistillation(engine, new(s_width), new() { TimeShare = 0 });
        var state = State(engine, taught, [3, 1, 4]);
        Assert.True(taught.Learn(state, Drawn(7))); // nothing was spent yet
        for (var i = 0; i < 10; i++) Assert.False(taught.Learn(state, Drawn(7)));
        Assert.Equal(1, taught.Examples);
    }

    private static float[] State(Engine engine, HeadDistillation taught, int[] text)
    {
        engine.Forward(engine.NewCache(), text, new float[s_vocabulary]);
        return taught.LastState();
    }

    private static double Loss(Engine engine, int[] text, float[] target) =>
        CrossEntropy(Scores(engine, text).AsSpan()[^s_vocabulary..], target);

    private static double CrossEntropy(ReadOnlySpan<float> scores, float[] target)
    {
        var (p, sum, loss) = (Softmax(target), 0.0, 0.0);
        foreach (var score in scores) sum += Math.Exp(score);
        for (var token = 0; token < p.Length; token++) loss += p[token] * (Math.Log(sum) - scores[token]);
        return loss;
    }

    // Of the loss, where number i of the state that the head reads is moved.
    private static double Slope(Engine engine, float[] state, float[] target, int i)
    {
        const float By = 1e-2f;
        return (At(By) - At(-By)) / (2 * By);

        double At(float by)
        {
            float[] moved = [.. state];
            moved[i] += by;
            return CrossEntropy(engine.Model.Head.Multiply(moved), target);
        }
    }

    private static float[] Scores(Engine engine, int[] text)
    {
        var scores = new float[text.Length * s_vocabulary];
        engine.Forward(engine.NewCache(), text, scores);
        return scores;
    }

    private static double[] Softmax(float[] scores)
    {
        var sum = scores.Sum(score => Math.Exp(score));
        return [.. scores.Select(score => Math.Exp(score) / sum)];
    }

    private static float[] Drawn(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, s_vocabulary).Select(_ => (float)(4 * random.NextDouble()))];
    }

    private static float[] OneSure(int token) => [.. Enumerable.Range(0, s_vocabulary).Select(other => other == token ? 12f : 0)];
}
