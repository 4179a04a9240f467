using Headroom.Safetensors;
using Headroom.Testing.Loop;
using Headroom.Training.Checkpoints;
using Headroom.Training.Models;
using Headroom.Training.Loop;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Checkpoints;

public sealed class CheckpointTest
{
    [NativeFact]
    public void A_resumed_run_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "checkpoint.safetensors");
        using var whole = new Trainer(TrainerTest.Tiny, TrainerTest.Text);
        while (whole.Done < 30) whole.Step();
        using (var first = new Trainer(TrainerTest.Tiny, TrainerTest.Text))
        {
            while (first.Done < 13) first.Step();
            Checkpoint.Write(path, first, seconds: 1.5);
        }
        using var second = new Trainer(TrainerTest.Tiny, TrainerTest.Text);
        Assert.Equal(1.5, Checkpoint.Restore(path, second));
        Assert.Equal(13, second.Done);
        while (second.Done < 30) second.Step();
        AssertSame(whole, second);
    }

    [NativeFact]
    public void A_checkpoint_of_another_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "checkpoint.safetensors");
        using var trainer = new Trainer(TrainerTest.Tiny, TrainerTest.Text);
        Checkpoint.Write(path, trainer, 0);
        using var other = new Trainer(TrainerTest.Tiny with { LearningRate = 1 }, TrainerTest.Text);
        Assert.Contains("is of another run", Said.By<SafetensorsException>(() => Checkpoint.Restore(path, other)),
            StringComparison.Ordinal);
        ModelFile.Write(path, trainer.Model);
        Assert.Contains("is no checkpoint", Said.By<SafetensorsException>(() => Checkpoint.ReadNotes(path)), StringComparison.Ordinal);
    }

    [NativeFact]
    public void A_model_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.safetensors");
        using var scope = NewDisposeScope();
        using var model = new TinyLm(TrainerTest.Tiny.Shape with { TiedHead = false }, seed: 4);
        ModelFile.Write(path, model, new Dictionary<string, string> { ["run"] = "tiny" });
        using var back = ModelFile.Read(path);
        var tokens = arange(16, dtype: ScalarType.Int64).view(1, 16);
        Assert.Equal(model.Shape, back.Shape);
        Assert.True(model.call(tokens).Equals(back.call(tokens)));
        using var file = SafetensorsFile.Open(path);
        Assert.Equal("tiny", file.Header.Metadata["run"]);
        Assert.Equal(
            ["blocks.0.attention.output", "blocks.0.attention.qkv", "blocks.0.attention_norm.weight", "blocks.0.feed.down",
                "blocks.0.feed.gate_up", "blocks.0.feed_norm.weight", "embed.weight", "head", "norm.weight"],
            file.Header.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [NativeFact]
    public void TorchSharps_own_file_of_a_model_works_as_well()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.dat");
        using var scope = NewDisposeScope();
        using TinyLm model = new(TrainerTest.Tiny.Shape, seed: 4), back = new(TrainerTest.Tiny.Shape, seed: 5);
        model.save(path);
        back.load(path);
        var tokens = arange(16, dtype: ScalarType.Int64).view(1, 16);
        Assert.True(model.call(tokens).Equals(back.call(tokens)));
    }

    internal static void AssertSame(ITrainer expected, ITrainer found)
    {
        foreach (var (one, two) in expected.Module.named_parameters().Zip(found.Module.named_parameters()))
            Assert.True(one.parameter.bytes.SequenceEqual(two.parameter.bytes), $"{one.name} differs");
        foreach (var (one, two) in expected.Optimizer.Means.Zip(found.Optimizer.Means))
            Assert.True(one.Mean.Span.SequenceEqual(two.Mean.Span) && one.Square.Span.SequenceEqual(two.Square.Span), one.Name);
    }
}
