using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Features;
using Headroom.Tokenizing;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loop;
using Headroom.Training.Shipping;

namespace Headroom.Training.Running;

/// <summary>Packs a drafter that reads hidden states, and measures what its guesses come to beside the draft's.</summary>
internal static class FeatureShipping
{
    private const int Texts = 40;

    /// <summary>Writes the drafter's file; returns its card.</summary>
    /// <param name="checkpoint">Of the run.</param>
    /// <param name="run">What it says.</param>
    /// <param name="notes">Words for the file.</param>
    /// <param name="path">Of the file.</param>
    /// <param name="root">Of the course, whose target it is for.</param>
    /// <param name="tokenizer">Of the target.</param>
    /// <param name="parts">Name and tokens of each part that was read.</param>
    /// <exception cref="SafetensorsException">The checkpoint, the target or the draft is damaged.</exception>
    public static string Ship(
        string checkpoint, CheckpointNotes run, Dictionary<string, string> notes, string path, string root, BytePairTokenizer tokenizer,
        IReadOnlyList<(string Part, long Tokens)> parts)
    {
        var (target, draft) = (Shipped(Recipes.Target, root), Shipped(Recipes.Draft, root));
        var trained = Trained(checkpoint, run.Recipe.Drafter!);
        var shipped = trained.In(WeightForm.Int8);
        FeatureFile.Write(path, shipped, new Dictionary<string, string>(notes) { [FeatureFile.TargetKey] = target.Sha256 });
        _ = FeatureFile.Open(path, target.Sha256); // is for the target that its file names
        Console.WriteLine($"{path}: {new FileInfo(path).Length / 1e6:0.0} MB");

        using var engine = new Engine(CourseModels.Prepare(target.Weights(WeightForm.Int8)));
        using var drafting = new Engine(CourseModels.Prepare(draft.Weights(WeightForm.Int8)));
        var exam = new DraftExam(engine, tokenizer, root, Texts);
        var scores = new List<DraftScore>();
        scores.AddRange(exam.Of("features, int8", Features(shipped)));
        scores.AddRange(exam.Of("features, FP32", Features(trained)));
        scores.AddRange(exam.Of("the draft, int8", new ModelDrafter(drafting, sharesDraws: true)));
        foreach (var score in scores) Console.WriteLine($"  {score.Texts}, {score.Drafter}: {score.TokensPerPass:0.00} tokens a pass");
        var kinds = scores.Select(score => score.Texts).Distinct().ToList();
        return FeatureCard.Of(run, parts, shipped, [.. scores.OrderBy(score => kinds.IndexOf(score.Texts))], Texts);

        FeatureDrafter Features(FeatureWeights weights) => new(engine, FeatureNetwork.Prepare(weights), sharesDraws: true);
    }

    private static FeatureWeights Trained(string checkpoint, FeatureShape shape)
    {
        using var file = SafetensorsFile.Open(checkpoint);
        return FeatureWeights.Of(shape, WeightForm.Fp32, file.ReadSingles);
    }

    private static ShippedModel Shipped(Recipe recipe, string root) =>
        ShippedModel.Open(Path.Combine(root, "models", $"{recipe.Name}.safetensors"), Path.Combine(root, "artifacts", "models"));
}
