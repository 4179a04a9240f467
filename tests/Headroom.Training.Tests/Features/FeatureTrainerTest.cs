using Headroom.Shipped;
using Headroom.Testing.Checkpoints;
using Headroom.Testing.Loop;
using Headroom.Training.Checkpoints;
using Headroom.Training.Features;
using Headroom.Training.Models;
using TorchSharp;

namespace Headroom.Testing.Features;

public sealed class FeatureTrainerTest
{
    private static readonly TinyLmShape s_draft = new()
    {
        Vocabulary = 256, Context = 32, Width = 64, Layers = 3, Heads = 4, KvHeads = 2, Hidden = 48,
    };

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
    public void A_drafter_begins_with_the_last_layers_of_a_draft_and_their_view_of_the_text()
    {
        using var target = TinyFeatures.Trained(steps: 60);
        using TinyLm draft = new(s_draft, seed: 5), larger = new(s_draft with { Width = 128 }), shorter = new(s_draft with { Layers = 1 });
        using var trainer = Begin(draft);
        Same(WeightNames.Embed, FeatureNames.Embed);
        Same(WeightNames.Output(2), FeatureNames.Output(1));
        Same(WeightNames.GateUp(1), FeatureNames.GateUp(0));
        Same(WeightNames.Down(2), FeatureNames.Down(1));
        Assert.Equal(
            Of(draft, WeightNames.Qkv(1)), (float[])[.. Own(FeatureNames.Query(0)), .. Own(FeatureNames.KeyValue(0))]);
        Assert.InRange(trainer.ExplainedAtFirst!.Value, 0.3, 1); // 96 numbers of states for 64 of a text with some thirty tokens
        Assert.Contains("64 as its width, and the draft 128", Said.By<ArgumentException>(() => Begin(larger)));
        Assert.Contains("2 layers, and the draft 1", Said.By<ArgumentException>(() => Begin(shorter)));

        FeatureTrainer Begin(TinyLm with) => new(TinyFeatures.Recipe, TrainerTest.Text, target.Model, with);

        void Same(string its, string mine) => Assert.Equal(Of(draft, its), Own(mine));

        float[] Own(string name) => Of(trainer.Module, name);

        static float[] Of(torch.nn.Module model, string name) =>
            model.named_parameters().Single(each => each.name == name).parameter.data<float>().ToArray();
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
