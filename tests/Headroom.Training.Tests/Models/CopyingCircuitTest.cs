using Headroom.Testing.Loop;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Models;

public sealed class CopyingCircuitTest
{
    private const int Vocabulary = 500, Again = 60, Time = 128;

    public static TheoryData<string> Shipped => [Recipes.Target.Name, Recipes.Draft.Name, Recipes.Small.Name];

    // A drawn model guesses what comes again as badly as anything else: 6.2 nats of ln 500.
    [NativeTheory]
    [MemberData(nameof(Shipped))]
    public void Before_any_training_drawn_tokens_are_foreseen_where_they_come_again_and_only_there(string recipe)
    {
        var shape = Recipes.Find(recipe)!.Shape with { Vocabulary = Vocabulary };
        using var model = new TinyLm(shape, seed: 3);
        var (_, without) = Losses(model);
        CopyingCircuit.Write(model);
        var (first, again) = Losses(model);
        Assert.InRange(without, Math.Log(Vocabulary) - 0.3, Math.Log(Vocabulary) + 0.3);
        Assert.InRange(first, Math.Log(Vocabulary) - 0.3, Math.Log(Vocabulary) + 0.3);
        Assert.InRange(again, 0, first - 0.4);
    }

    [NativeFact]
    public void A_recipe_that_says_so_begins_with_the_circuit()
    {
        var recipe = TrainerTest.Tiny with
        {
            Shape = Recipes.Draft.Shape with { Vocabulary = 256, Context = Time }, Copying = true,
        };
        using var trainer = new Trainer(recipe, TrainerTest.Text);
        using var same = new TinyLm(recipe.Shape, recipe.Seed);
        CopyingCircuit.Write(same);
        var tokens = Repeating(same.Shape.Vocabulary);
        using var scope = NewDisposeScope();
        Assert.True(trainer.Model.call(tokens).Equals(same.call(tokens)));
    }

    [NativeFact]
    public void A_shape_without_room_is_refused_with_what_is_missing()
    {
        var shape = Recipes.Draft.Shape;
        Refused(shape with { Layers = 2 }, "this one has 2 layers");
        Refused(shape with { Parts = TinyLmParts.All & ~TinyLmParts.Norms }, "a whole transformer");
        Refused(shape with { RopeBase = 2 }, "a RoPE base of 2 there are 0");

        static void Refused(TinyLmShape shape, string words)
        {
            using var model = new TinyLm(shape);
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => CopyingCircuit.Write(model)).Message);
        }
    }

    // Nats per token of 60 drawn tokens, and of the same tokens once more, the first few of which nothing can foresee.
    private static (double First, double Again) Losses(TinyLm model)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var tokens = Repeating(model.Shape.Vocabulary);
        var scores = model.call(tokens.narrow(1, 0, Time - 1)); // (B, T - 1, V)
        var losses = nn.functional.cross_entropy(
            scores.transpose(1, 2), tokens.narrow(1, 1, Time - 1), reduction: nn.Reduction.None); // (B, T - 1)
        return (losses.narrow(1, 0, Again - 1).mean().item<float>(), losses.narrow(1, Again + 2, Time - Again - 4).mean().item<float>());
    }

    private static Tensor Repeating(int vocabulary)
    {
        using var generator = new Generator(8);
        var once = randint(0, vocabulary, [4, Again], dtype: ScalarType.Int64, generator: generator);
        return cat([once, once, once.narrow(1, 0, Time - 2 * Again)], 1); // (4, T)
    }
}
