using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Training.Checkpoints;
using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Inference;

/// <summary>The engine without libtorch against the model that was trained with it, on the same weights.</summary>
public sealed class AgainstTorchTest
{
    // Both round to FP32, in other orders: of scores of size 1, the sixth digit.
    private const double Tolerance = 2e-5;

    [NativeTheory]
    [InlineData(6, 2, 96, 160, true)]
    [InlineData(4, 4, 64, 100, false)]
    [InlineData(8, 1, 128, 344, true)]
    public void Scores_are_those_of_the_trained_model(int heads, int kvHeads, int width, int hidden, bool tied)
    {
        var shape = new TinyLmShape
        {
            Vocabulary = 300, Context = 96, Width = width, Layers = 3, Heads = heads, KvHeads = kvHeads, Hidden = hidden, TiedHead = tied,
            RopeBase = 3_000,
        };
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.safetensors");
        using var scope = NewDisposeScope();
        using var model = new TinyLm(shape, seed: 3);
        // As drawn, weights are so small that a block hardly changes what goes through it.
        using (no_grad())
            foreach (var (name, parameter) in model.named_parameters())
                if (!name.Contains("norm", StringComparison.Ordinal)) parameter.mul_(4);
        ModelFile.Write(path, model);
        var random = new Random(5);
        int[] tokens = [.. Enumerable.Range(0, 90).Select(_ => random.Next(300))];
        using var grad = no_grad();
        var expected = model.call(tensor(tokens.Select(token => (long)token).ToArray(), [1, 90])).data<float>().ToArray();

        using var engine = new Engine(CourseModels.Prepare(TrainedFile.Read(path)), threads: 2);
        var scores = new float[expected.Length];
        engine.Forward(engine.NewCache(), tokens, scores);
        var scale = expected.Max(Math.Abs);
        Assert.True(scale > 1, "the scores are too small to show anything");
        for (var i = 0; i < scores.Length; i++) Assert.Equal(expected[i], scores[i], Tolerance * scale);
    }

    [NativeFact]
    public void A_model_without_some_parts_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.safetensors");
        using var model = new TinyLm(new()
        {
            Vocabulary = 20, Context = 8, Width = 16, Layers = 1, Heads = 2, KvHeads = 2, Hidden = 16, Parts = TinyLmParts.Attention,
        });
        ModelFile.Write(path, model);
        Assert.Contains("without some parts",
            Assert.Throws<Headroom.Safetensors.SafetensorsException>(() => TrainedFile.Read(path)).Message);
    }
}
