using Headroom.Training.Mixers;
using Headroom.Training.Recalling;

namespace Headroom.Testing.Recalling;

public sealed class TaskTrainerTest
{
    private static readonly RecallTask s_easy = new() { Pairs = 3, Keys = 6, Values = 4, Blanks = 2 };

    [NativeTheory]
    [InlineData("A")]
    [InlineData("S")]
    [InlineData("L")]
    public void Each_mixer_learns_to_recall_three_pairs(string pattern)
    {
        using var trainer = new TaskTrainer(
            Shape(s_easy, pattern), s_easy, new TaskRecipe { Steps = 250, LearningRate = 1e-2, Batch = 16 });
        var before = trainer.Examine(8);
        Assert.InRange(before.Recall, 0, 0.6);
        trainer.Train();
        var after = trainer.Examine(8);
        Assert.Equal(250, trainer.Done);
        Assert.True(after.Recall > 0.9, $"{pattern}: {after.Recall:0.000}");
        Assert.True(after.Loss < before.Loss);
    }

    [NativeFact]
    public void One_seed_is_one_run()
    {
        double Recalled(int seed)
        {
            using var trainer = new TaskTrainer(
                Shape(s_easy, "SA"), s_easy, new TaskRecipe { Steps = 5, Batch = 4, Seed = seed, LearningRate = 1e-2 });
            trainer.Train();
            return trainer.Examine(2).Loss;
        }
        Assert.Equal(Recalled(3), Recalled(3));
        Assert.NotEqual(Recalled(3), Recalled(4));
    }

    [NativeFact]
    public void A_model_of_another_vocabulary_is_refused() => Assert.Throws<ArgumentException>(() =>
        new TaskTrainer(Shape(s_easy, "A") with { Vocabulary = 5 }, s_easy, new TaskRecipe { Steps = 1 }));

    private static MixedShape Shape(ISequenceTask task, string pattern) =>
        new() { Vocabulary = task.Vocabulary, Width = 32, Pattern = pattern, StateSize = 8 };
}
