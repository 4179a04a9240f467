using Headroom.Inference.Models;
using Headroom.Safetensors;
using Headroom.Shipped;
using Headroom.Speculation.Features;

namespace Headroom.Cli.Generating;

/// <summary>The drafter that reads the target's hidden states, for <c>generate</c>.</summary>
internal static class FeatureChoice
{
    private const string Target = "target";

    /// <exception cref="UsageException">Another model is run, or the drafter is missing, damaged or of another target; the message says how
    /// to mend that.</exception>
    public static FeatureDrafter Open(GenerateOptions options, string root, Engine target)
    {
        if (options.Model != Target)
            throw new UsageException(
                $"./course generate: --speculate features reads the hidden states of the course's target, and --model "
                + $"{Ids.Printable(options.Model)} is another. --speculate lookup needs no model.");
        var models = Path.Combine(root, "models");
        try
        {
            var shipped = ShippedModel.Open(Path.Combine(models, $"{Target}.safetensors"), Path.Combine(root, "artifacts", "models"));
            var weights = FeatureFile.Open(Path.Combine(models, "features.safetensors"), shipped.Sha256);
            return new(target, FeatureNetwork.Prepare(weights), sharesDraws: true);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or SafetensorsException or ArgumentException)
        {
            throw new UsageException($"./course generate: --speculate features asks a drafter: {wrong.Message}");
        }
    }
}
