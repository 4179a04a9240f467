using Headroom.Bench.Anchors;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Inference.Sampling;
using Headroom.Quantization;
using Headroom.Shipped;
using Headroom.Testing;
using LLama.Native;

namespace Anchors.Tests;

/// <summary>llama.cpp reads what is exported, and computes the same.</summary>
public sealed class GgufInLlamaCppTest
{
    private static readonly DecoderShape s_tied = new()
    {
        Vocabulary = 320, Context = 128, Width = 128, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 224, RopeBase = 4_000,
    };

    public static TheoryData<WeightForm, bool, double> Forms => new()
    {
        // Relative to the scores' own size: FP32 rounds sums; the others round activations to int8 as well, llama.cpp in other places.
        { WeightForm.Fp32, true, 1e-4 }, { WeightForm.Fp32, false, 1e-4 }, { WeightForm.Int8, true, 0.06 },
            { WeightForm.Int8, false, 0.06 },
        { WeightForm.Int4, true, 0.06 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Scores_agree_and_so_does_the_text_while_two_tokens_are_further_apart_than_rounding(WeightForm form, bool tied,
        double tolerance)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        var weights = Drawn(s_tied with { TiedHead = tied, Width = tied ? 128 : 192, Heads = tied ? 4 : 6 }, form);
        GgufExport.Write(path, weights, "drawn");
        using var theirs = new LlamaCpp(path, threads: 1, context: 128, GGMLType.GGML_TYPE_F32, flash: false);
        using var engine = new Engine(CourseModels.Prepare(weights));
        var (cache, scores, token, agreed) = (engine.NewCache(), new float[s_tied.Vocabulary], 7, 0);
        for (var step = 0; step < 100; step++)
        {
            engine.Forward(cache, [token], scores);
            var other = theirs.Next(token).ToArray();
            var size = Math.Sqrt(scores.Average(score => (double)score * score));
            var error = Math.Sqrt(scores.Zip(other, (a, b) => ((double)a - b) * (a - b)).Average());
            Assert.True(error <= tolerance * size, $"step {step}: the scores differ by {error} at a size of {size}");
            var (best, second) = (scores.Order().ElementAt(scores.Length - 1), scores.Order().ElementAt(scores.Length - 2));
            if (best - second > 3 * tolerance * size)
            {
                Assert.Equal(Sampler.Best(scores), Sampler.Best(other));
                agreed++;
            }
            token = (step * 37 + 11) % s_tied.Vocabulary; // greedy text of drawn weights soon repeats itself
        }
        Assert.True(agreed > 20, $"only {agreed} steps were clear");
    }

    // Large enough that every part of the model shows in the scores.
    private static DecoderWeights Drawn(DecoderShape shape, WeightForm form)
    {
        var sizes = WeightNames.Matrices(shape).ToDictionary(each => each.Name, each => (each.Rows, each.Columns));
        var seed = 1;
        return DecoderWeights.Of(shape, form, name => sizes.TryGetValue(name, out var size)
            ? [.. Normal.Sample(size.Rows * size.Columns, ++seed).Select(value => 1.3f * value / MathF.Sqrt(size.Columns))]
            : [.. Normal.Sample(shape.Width, ++seed).Select(value => 1 + 0.2f * value)]);
    }
}
