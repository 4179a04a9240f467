using Headroom.Testing.Checkpoints;
using Headroom.Testing.Loop;
using Headroom.Training.Checkpoints;
using Headroom.Training.Features;
using Headroom.Training.Models;
using TorchSharp;

namespace Headroom.Testing.Features;

public sealed class FeatureTrainerTest
{
    [NativeFact]
    public void A_drafter_learns_what_the_target_will_say()
    {
        using var target = TinyFeatures.Trained(steps: 150);
        using var trainer = new FeatureTrainer(TinyFeatures.Recipe, TrainerTest.Text, target.Model);
        var before = trainer.Overlaps(TrainerTest.Text, 2).TokensPerPass;
        while (trainer.Done < 120) trainer.Step();
        var (bySlot, tokens) = trainer.Overlaps(TrainerTest.Text, 2);
        Assert.InRange(before, 1, 1.2);
        Assert.InRange(tokens, 2, 6);
        Assert.Equal(5, bySlot.Length);
        Assert.All(bySlot, share => Assert.InRange(share, 0, 1 + 1e-6));
    }

    [NativeFact]
    public void The_target_stays_as_it_was()
    {
        using var target = TinyFeatures.Trained(steps: 1);
        var before = target.Model.named_parameters().Select(each => each.parameter.bytes.ToArray()).ToList();
        using var trainer = new FeatureTrainer(TinyFeatures.Recipe, TrainerTest.Text, target.Model);
        for (var step = 0; step < 3; step++) trainer.Step();
        foreach (var (bytes, (name, parameter)) in before.Zip(target.Model.named_parameters()))
            Assert.True(parameter.bytes.SequenceEqual(bytes), name);
    }

    [NativeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_tensor_of_a_step_lives_on(bool bf16)
    {
        using var target = new TinyLm(TinyFeatures.Target, seed: 2);
        using var trainer = new FeatureTrainer(TinyFeatures.Recipe with { Bf16 = bf16 }, TrainerTest.Text, target);
        for (var step = 0; step < 3; step++) trainer.Step();
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var step = 3; step < 40; step++) trainer.Step();
        trainer.Examine(TrainerTest.Text, 2);
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [NativeFact]
    public void A_resumed_run_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "checkpoint.safetensors");
        using var target = new TinyLm(TinyFeatures.Target, seed: 2);
        using FeatureTrainer whole = Begin(), first = Begin(), second = Begin();
        while (whole.Done < 20) whole.Step();
        while (first.Done < 7) first.Step();
        Checkpoint.Write(path, first, seconds: 1);
        Assert.Equal(TinyFeatures.Shape, Checkpoint.ReadNotes(path).Recipe.Drafter);
        Checkpoint.Restore(path, second);
        while (second.Done < 20) second.Step();
        CheckpointTest.AssertSame(whole, second);

        FeatureTrainer Begin() => new(TinyFeatures.Recipe, TrainerTest.Text, target);
    }

    [NativeFact]
    public void A_first_embedding_is_taken_as_it_is_given()
    {
        using var target = new TinyLm(TinyFeatures.Target);
        float[] embedding = [.. Enumerable.Range(0, 256 * 64).Select(i => i * 1e-4f)];
        using var trainer = new FeatureTrainer(TinyFeatures.Recipe, TrainerTest.Text, target, embedding);
        Assert.Equal(embedding, trainer.Module.named_parameters().Single(each => each.name == "embed").parameter.data<float>().ToArray());
    }

    [NativeFact]
    public void What_cannot_be_trained_is_told()
    {
        using var target = new TinyLm(TinyFeatures.Target with { Layers = 2 });
        Assert.Contains("the target has 2 blocks", Said.By<ArgumentException>(
            () => new FeatureTrainer(TinyFeatures.Recipe, TrainerTest.Text, target)));
        Assert.Contains("has no drafter", Said.By<ArgumentException>(() => new FeatureTrainer(TrainerTest.Tiny, TrainerTest.Text, target)));
        Assert.Contains("its share is 0", Said.By<ArgumentException>(
            () => new FeatureTrainer(TinyFeatures.Recipe with { TeacherShare = 0 }, TrainerTest.Text, new TinyLm(TinyFeatures.Target))));
    }
}
