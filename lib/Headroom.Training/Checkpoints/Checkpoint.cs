using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Headroom.Safetensors;
using Headroom.Training.Loop;

namespace Headroom.Training.Checkpoints;

/// <summary>
/// A run that can go on as if it had never stopped: weights, both means of the optimizer and the step, in one safetensors file that is
/// written whole or not at all. What the steps read depends on their number, so there is nothing else to keep.
/// </summary>
public static class Checkpoint
{
    private const string MeanPrefix = "optimizer.mean.", SquarePrefix = "optimizer.square.";
    private const string StepKey = "step", RecipeKey = "recipe", SecondsKey = "seconds", ThreadsKey = "threads";

    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="trainer">Between two steps.</param>
    /// <param name="seconds">That training took so far.</param>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    public static void Write(string path, ITrainer trainer, double seconds)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var means = trainer.Optimizer.Means.SelectMany(each => new[]
        {
            Source(MeanPrefix + each.Name, each.Mean), Source(SquarePrefix + each.Name, each.Square),
        });
        SafetensorsWriter.Write(path, ModelFile.Sources(trainer.Module).Concat(means), new Dictionary<string, string>
        {
            [RecipeKey] = JsonSerializer.Serialize(trainer.Recipe),
            [StepKey] = trainer.Done.ToString(CultureInfo.InvariantCulture),
            [SecondsKey] = seconds.ToString("R", CultureInfo.InvariantCulture),
            [ThreadsKey] = trainer.Optimizer.Threads.ToString(CultureInfo.InvariantCulture),
            ["shape"] = trainer.ShapeText,
        });
    }

    /// <summary>What a checkpoint says of its run, without its tensors.</summary>
    /// <exception cref="SafetensorsException">It is no checkpoint.</exception>
    public static CheckpointNotes ReadNotes(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return Notes(file, path);
    }

    /// <summary>Puts the trainer where the checkpoint was; returns the seconds that training had taken.</summary>
    /// <exception cref="SafetensorsException">It is no checkpoint, or one of another recipe; the message says which.</exception>
    public static double Restore(string path, ITrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        using var file = SafetensorsFile.Open(path);
        var notes = Notes(file, path);
        if (notes.Recipe != trainer.Recipe)
            throw new SafetensorsException($"{path} is of another run: {notes.Recipe}; this one is {trainer.Recipe}.");
        ModelFile.Fill(file, trainer.Module);
        foreach (var (name, mean, square) in trainer.Optimizer.Means)
        {
            file.Read(file[MeanPrefix + name], MemoryMarshal.AsBytes(mean.Span));
            file.Read(file[SquarePrefix + name], MemoryMarshal.AsBytes(square.Span));
        }
        trainer.Optimizer.Steps = notes.Step;
        return notes.Seconds;
    }

    private static TensorSource Source(string name, Memory<float> values) =>
        new(name, ElementType.F32, [values.Length], stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));

    private static CheckpointNotes Notes(SafetensorsFile file, string path)
    {
        var words = file.Header.Metadata;
        try
        {
            return new(
                JsonSerializer.Deserialize<Recipe>(words[RecipeKey])!, long.Parse(words[StepKey], CultureInfo.InvariantCulture),
                double.Parse(words[SecondsKey], CultureInfo.InvariantCulture), int.Parse(words[ThreadsKey], CultureInfo.InvariantCulture));
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or JsonException or FormatException or OverflowException)
        {
            throw new SafetensorsException($"{path} is no checkpoint of a run: {wrong.Message}", wrong);
        }
    }
}

/// <summary>What a checkpoint says of its run.</summary>
/// <param name="Recipe">What the run does.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Seconds">That they took.</param>
/// <param name="Threads">That shared the work: another number adds in another order and ends in other last bits.</param>
public sealed record CheckpointNotes(Recipe Recipe, long Step, double Seconds, int Threads);
