using System.Text.Json;
using System.Text.Json.Nodes;
using Headroom.Safetensors;
using Headroom.Shipped;

namespace Headroom.Inference.Loading;

/// <summary>
/// What <c>./course train</c> writes: weights in FP32, and the model's shape in the file's metadata. Checkpoints are read too.
/// </summary>
public static class TrainedFile
{
    private const int WholeTransformer = 15; // every part of a block: attention, positions, feed-forward, norms

    /// <exception cref="SafetensorsException">It is no such file, or of a model that is no whole transformer; the message says
    /// which.</exception>
    public static DecoderWeights Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        try
        {
            if (!file.Header.Metadata.TryGetValue("shape", out var text) || JsonNode.Parse(text) is not JsonObject shape)
                throw new SafetensorsException($"{path} does not say which shape its model has (\"shape\" in its metadata).");
            if ((int?)shape["Parts"] is { } parts && parts != WholeTransformer)
                throw new SafetensorsException(
                    $"{path} is a model without some parts of a transformer (Parts is {parts}): it is not run here.");
            return DecoderWeights.Of(shape.Deserialize<DecoderShape>()!, WeightForm.Fp32, file.ReadSingles);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new SafetensorsException($"{path}: {wrong.Message}", wrong);
        }
    }
}
