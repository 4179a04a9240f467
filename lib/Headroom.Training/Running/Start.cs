using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Training.Checkpoints;
using Headroom.Training.Features;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using Headroom.Training.Shipping;
using static TorchSharp.torch;

namespace Headroom.Training.Running;

/// <summary>What a recipe begins with: its trainer, and the models that it learns from.</summary>
internal static class Start
{
    /// <summary>The trainer of a recipe, a drafter's or a model's.</summary>
    public static ITrainer Of(Recipe recipe, Material material, TinyLm? teacher, string root, Action<string> tell)
    {
        if (recipe.Drafter is not { } drafter) return new Trainer(recipe, material.Tokens, teacher);
        using var draft = Draft(drafter, root);
        var trainer = new FeatureTrainer(recipe, material.Tokens, teacher!, draft);
        tell(trainer.ExplainedAtFirst is { } share
            ? $"the target's states explain {100 * share:0.0} % of the draft's, whose layers the drafter begins with"
            : "there is no draft of these sizes: all weights are drawn");
        return trainer;
    }

    /// <summary>
    /// The target as it was trained here, or else as it is shipped. A drafter reads the states of the shipped one, for which it will guess.
    /// </summary>
    /// <exception cref="FormatException">There is none, or it is damaged.</exception>
    public static TinyLm Teacher(RunOptions options, string root, Recipe recipe)
    {
        var path = options.Teacher ?? Path.Combine(root, "artifacts", "train", Recipes.Target.Name, "model.safetensors");
        var shipped = options.Teacher is null && (recipe.Drafter is not null || !File.Exists(path));
        try
        {
            var teacher = shipped ? ShippedWeights.Model(Shipped(Recipes.Target, root)) : ModelFile.Read(path);
            if (recipe.Bf16) teacher.Arithmetic = ScalarType.BFloat16;
            return teacher;
        }
        catch (Exception wrong) when (wrong is SafetensorsException or FileNotFoundException)
        {
            throw new FormatException($"{recipe.Name} learns from the target. {wrong.Message}", wrong);
        }
    }

    // Where there is no draft of these sizes, all weights are drawn.
    private static TinyLm? Draft(FeatureShape drafter, string root)
    {
        try
        {
            var draft = Shipped(Recipes.Draft, root);
            return FirstWeights.WhyNot(drafter, draft.Shape) is null ? ShippedWeights.Model(draft) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static DecoderWeights Shipped(Recipe recipe, string root) => ShippedModel.Open(
        Path.Combine(root, "models", $"{recipe.Name}.safetensors"), Path.Combine(root, "artifacts", "models")).Weights(WeightForm.Int8);
}
