using System.Text.Json;
using Headroom.Safetensors;
using Headroom.Training.Models;
using static TorchSharp.torch;

namespace Headroom.Training.Checkpoints;

/// <summary>A model's weights and shape in one safetensors file, which other programs read as well.</summary>
public static class ModelFile
{
    private const string ShapeKey = "shape";

    /// <summary>Writes the weights in FP32, whole or not at all.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="model">Whose weights.</param>
    /// <param name="notes">Further words for the file: what it was trained on, for how long.</param>
    public static void Write(string path, TinyLm model, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Write(path, model, JsonSerializer.Serialize(model.Shape), notes);
    }

    /// <summary>The same of any model, with the text of its shape.</summary>
    public static void Write(string path, nn.Module model, string shape, IReadOnlyDictionary<string, string>? notes = null) =>
        SafetensorsWriter.Write(path, Sources(model), new Dictionary<string, string>(notes ?? new Dictionary<string, string>())
        {
            [ShapeKey] = shape,
        });

    /// <exception cref="SafetensorsException">It is no such file, or has no shape in it.</exception>
    public static TinyLm Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var model = new TinyLm(ShapeOf(file, path));
        Fill(file, model);
        return model;
    }

    internal static IEnumerable<TensorSource> Sources(nn.Module model) =>
        model.named_parameters().Select(parameter => TensorMemory.Source(parameter.name, parameter.parameter));

    internal static void Fill(SafetensorsFile file, nn.Module model)
    {
        foreach (var (name, parameter) in model.named_parameters()) file.Fill(name, parameter);
    }

    private static TinyLmShape ShapeOf(SafetensorsFile file, string path)
    {
        try
        {
            return file.Header.Metadata.TryGetValue(ShapeKey, out var text) && JsonSerializer.Deserialize<TinyLmShape>(text) is { } shape
                ? shape
                : throw new SafetensorsException($"{path} does not say which shape its model has (\"{ShapeKey}\" in its metadata).");
        }
        catch (JsonException wrong)
        {
            throw new SafetensorsException($"{path}: the model's shape cannot be read: {wrong.Message}", wrong);
        }
    }
}
