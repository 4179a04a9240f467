using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Shipped;
using Headroom.Speculation.Features;
using Headroom.Speculation.Trees;
using Headroom.Training.Features;
using Headroom.Training.Models;
using Headroom.Training.Shipping;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Features;

public sealed class FeatureModelTest
{
    // The engine guesses a chain; the model that trains, told that chain, must hold each guess for the best one, up to FP32's sums.
    [NativeFact]
    public void The_engine_guesses_what_the_trained_model_thinks_best()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using TinyLm target = new(TinyFeatures.Target, seed: 3);
        using var model = new FeatureModel(TinyFeatures.Shape, seed: 4);
        foreach (var (name, parameter) in target.named_parameters().Concat(model.named_parameters()))
            if (!name.Contains("norm", StringComparison.Ordinal)) parameter.mul_(6); // as drawn, little changes on the way
        using var engine = new Engine(CourseModels.Prepare(ShippedWeights.Of(target, WeightForm.Fp32)));
        var drafter = new FeatureDrafter(engine, FeatureNetwork.Prepare(Weights(model)));
        var (text, guessed) = (Enumerable.Range(0, 27).Select(i => i * 37 % 256).ToArray(), new HashSet<int>());
        for (var length = 2; length <= 26; length++)
        {
            drafter.Begin(text.AsSpan(0, length - 1));
            engine.Forward(engine.NewCache(), text.AsSpan(0, length - 1), []);
            drafter.Commit(new(TokenTree.Empty, [], text[length - 1]));
            var guess = drafter.Propose(new(5, 5)).Tokens.ToArray();
            Assert.Equal(5, guess.Length);
            var scores = Scores(model, target, [.. text[..length], .. guess], anchor: length - 2);
            foreach (var (slot, token) in guess.Index())
            {
                Assert.InRange(scores[slot].Max() - scores[slot][token], 0, 1e-4 * scores[slot].Max(Math.Abs));
                guessed.Add(token);
            }
        }
        Assert.True(guessed.Count > 10, "nearly the same guess everywhere shows nothing");
    }

    [NativeFact]
    public void Names_and_sizes_are_those_that_the_library_has()
    {
        using var model = new FeatureModel(TinyFeatures.Shape, seed: 4);
        var expected = FeatureNames.Matrices(model.Shape).Select(each => (each.Name, Size: (long)each.Rows * each.Columns))
            .Concat(FeatureNames.Vectors(model.Shape).Select(each => (each.Name, Size: (long)each.Length)));
        Assert.Equal(expected.Order(), model.named_parameters().Select(each => (each.name, each.parameter.numel())).Order());
    }

    [NativeFact]
    public void A_block_sees_nothing_behind_it()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var model = new FeatureModel(TinyFeatures.Shape, seed: 4);
        var anchors = new FeatureAnchors(32, 5, first: 1, stride: 3);
        var (states, next) = (randn(1, 32, 3, 32), randint(256, [1, 32], dtype: ScalarType.Int64));
        var before = model.Scores(states, next, anchors);
        for (var block = 0; block < anchors.Count; block++)
        {
            var at = 1 + 3 * block;
            var changed = states.clone();
            changed.narrow(1, at + 1, 31 - at).add_(1);
            var after = model.Scores(changed, next, anchors);
            Assert.True(Same(before, after, 0, (block + 1) * 5), $"block {block}");
            Assert.False(Same(before, after, (block + 1) * 5, before.shape[1] - (block + 1) * 5) && block < anchors.Count - 1);
        }

        static bool Same(Tensor a, Tensor b, long first, long count) => a.narrow(1, first, count).Equals(b.narrow(1, first, count));
    }

    [NativeFact]
    public void Blocks_end_with_the_row_and_a_row_without_room_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 3, 6, 9], new FeatureAnchors(16, 5, first: 0, stride: 3).At.data<long>().ToArray());
        Assert.Equal([1L, 2, 3, 4, 5], new FeatureAnchors(7, 5, first: 0, stride: 3).Guessed.data<long>().ToArray());
        Assert.Equal(15, new FeatureAnchors(16, 5, first: 1, stride: 3).Guessed.max().item<long>());
        Assert.Contains("no room", Said.By<ArgumentException>(() => new FeatureAnchors(6, 5, first: 1, stride: 3)));
    }

    // [slots][V] of one block.
    private static float[][] Scores(FeatureModel model, TinyLm target, int[] text, int anchor)
    {
        using var scope = NewDisposeScope();
        var tokens = tensor(text.Select(token => (long)token).ToArray(), [1, text.Length]);
        var (_, states) = target.Tapped(tokens.narrow(1, 0, text.Length - 1), 0, 1, 2);
        var scores = model.Scores(states, tokens.narrow(1, 1, text.Length - 1), new(text.Length - 1, 5, anchor, stride: 100));
        return [.. scores.data<float>().ToArray().Chunk(256)];
    }

    private static FeatureWeights Weights(FeatureModel model)
    {
        var all = model.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        return FeatureWeights.Of(model.Shape, WeightForm.Fp32, name => all[name].data<float>().ToArray());
    }
}
