using Headroom.Bench.Anchors;
using Headroom.Inference.Gguf;
using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Quantization;
using Headroom.Shipped;
using Headroom.Testing;
using Headroom.Tests.Inference.Models;
using LLama.Native;

namespace Anchors.Tests;

/// <summary>
/// llama.cpp reads what is exported, and computes the same. Both round what a packed matrix is multiplied with to bytes in blocks of 32;
/// llama.cpp keeps a block's scale in FP16, the engine in FP32, a relative difference of up to 2^-11. That moves some numbers across a half
/// step of the next rounding, and so the scores differ by some hundredths of their size. Each is compared with a float64 reference that
/// rounds as it does; from those it differs by FP32's sums alone, but where such a sum lies at a half step.
/// </summary>
public sealed class GgufInLlamaCppTest
{
    private const int Texts = 25, Length = 4; // short: a number that went to the other side spoils the rest of its text alone

    // FP32's sums, relative to the scores' size: 2^-24 for each of some hundred terms, of which most cancel.
    private const double Sums = 1e-5;

    private static readonly DecoderShape s_tied = new()
    {
        Vocabulary = 320, Context = 128, Width = 128, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 224, RopeBase = 4_000,
    };

    private static readonly int[][] s_texts =
        [.. Enumerable.Range(0, Texts * Length).Select(i => (i * 37 + 11) % s_tied.Vocabulary).Chunk(Length)];

    [Theory]
    [InlineData(WeightForm.Fp32, true)]
    [InlineData(WeightForm.Fp32, false)]
    [InlineData(WeightForm.Int8, true)]
    [InlineData(WeightForm.Int8, false)]
    [InlineData(WeightForm.Int4, true)]
    [InlineData(WeightForm.Int4, false)]
    public void Both_have_the_scores_of_float64_with_their_own_rounding_of_activations(WeightForm form, bool tied)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        var weights = Drawn(s_tied with { TiedHead = tied, Width = tied ? 128 : 192, Heads = tied ? 4 : 6 }, form);
        GgufExport.Write(path, weights, "drawn");
        var (ours, theirs) = (Ours(weights), Theirs(path));
        var rounds = form != WeightForm.Fp32;
        var (withOurs, withTheirs) = (Exact(weights, rounds ? Roundings.Int8 : null), Exact(weights, rounds ? Roundings.Q80 : null));

        // Two ways to round differ by at most what each does alone; what one does at most is drawn.
        var exact = Exact(weights, null);
        var most = rounds ? 2 * Enumerable.Range(0, 3).Max(seed => Distances(exact, Exact(weights, Roundings.Drawn(seed))).Max()) : Sums;
        Assert.InRange(most, 0, 0.3);
        foreach (var (scores, reference) in new[] { (ours, withOurs), (theirs, withTheirs) })
        {
            var distances = Distances(reference, scores);
            var near = distances.Count(distance => distance <= Sums);
            Assert.True(near >= 0.75 * distances.Count, $"only {near} of {distances.Count} steps are the reference's");
            Assert.All(distances, distance => Assert.InRange(distance, 0, most));
        }
        Assert.All(Distances(ours, theirs), distance => Assert.InRange(distance, 0, most));
        SameTokens(ours, theirs, Distances(withOurs, withTheirs));
    }

    // The best token is the same wherever the two best are further apart than both are off: by three deviations each.
    private static void SameTokens(List<double[]> ours, List<double[]> theirs, List<double> rounding)
    {
        var clear = 0;
        for (var step = 0; step < ours.Count; step++)
        {
            var order = ours[step].Order().ToArray();
            if (order[^1] - order[^2] <= 6 * Math.Max(rounding[step], Sums) * Size(ours[step])) continue;
            Assert.Equal(ours[step].IndexOf(order[^1]), theirs[step].IndexOf(theirs[step].Max()));
            clear++;
        }
        Assert.True(clear > 20, $"only {clear} steps were clear");
    }

    private static List<double[]> Ours(DecoderWeights weights)
    {
        using var engine = new Engine(CourseModels.Prepare(weights));
        var scores = new float[weights.Shape.Vocabulary];
        return [.. s_texts.SelectMany(text =>
        {
            var cache = engine.NewCache();
            return text.Select(token =>
            {
                engine.Forward(cache, [token], scores);
                return scores.Select(score => (double)score).ToArray();
            });
        })];
    }

    private static List<double[]> Theirs(string path)
    {
        using var llama = new LlamaCpp(path, threads: 1, context: 128, GGMLType.GGML_TYPE_F32, flash: false);
        return [.. s_texts.SelectMany(text =>
        {
            llama.Clear();
            return text.Select(token => llama.Next(token).ToArray().Select(score => (double)score).ToArray());
        })];
    }

    private static List<double[]> Exact(DecoderWeights weights, Func<double[], double[]>? input)
    {
        var model = new ExactTransformer(weights, input);
        return [.. s_texts.SelectMany(model.Scores)];
    }

    // Of each step: the root of the mean squared difference, over the scores' size.
    private static List<double> Distances(List<double[]> expected, List<double[]> scores) =>
        [.. expected.Zip(scores, (e, s) => Size([.. e.Zip(s, (x, y) => x - y)]) / Size(e))];

    private static double Size(double[] scores) => Math.Sqrt(scores.Average(score => score * score));

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
