using Headroom.Shipped;
using Headroom.Testing.Loop;
using Headroom.Training.Loop;
using Headroom.Training.Models;

namespace Headroom.Testing.Features;

/// <summary>A target of three blocks and a drafter for it, both of which learn in seconds.</summary>
internal static class TinyFeatures
{
    public static TinyLmShape Target { get; } = new()
    {
        Vocabulary = 256, Context = 32, Width = 32, Layers = 3, Heads = 2, KvHeads = 1, Hidden = 40,
    };

    public static FeatureShape Shape { get; } = new()
    {
        Vocabulary = 256, Context = 32, Width = 64, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 48,
        TargetWidth = 32, Low = 0, Middle = 1, High = 2, CellHidden = 40, Slots = 5,
    };

    public static Recipe Recipe { get; } = TrainerTest.Tiny with { Shape = Target, Drafter = Shape, TeacherShare = 0.5, Steps = 120 };

    /// <summary>Trained on <see cref="TrainerTest.Text"/> for some steps.</summary>
    public static Trainer Trained(int steps)
    {
        var trainer = new Trainer(TrainerTest.Tiny with { Shape = Target, Steps = steps }, TrainerTest.Text);
        while (trainer.Done < steps) trainer.Step();
        return trainer;
    }
}
