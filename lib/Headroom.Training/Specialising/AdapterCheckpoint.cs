using System.Globalization;
using System.Runtime.InteropServices;
using Headroom.Safetensors;
using Headroom.Training.Checkpoints;

namespace Headroom.Training.Specialising;

/// <summary>What a checkpoint of adapters says of its run.</summary>
/// <param name="Run">Model, seed and data: adapters go on with nothing else.</param>
/// <param name="Planned">Steps of the whole run.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Seconds">That they took.</param>
internal readonly record struct AdapterNotes(string Run, int Planned, long Done, double Seconds);

/// <summary>
/// Adapters in training: weights, both means of the optimizer and the step, in one safetensors file, written whole or not.
/// </summary>
internal static class AdapterCheckpoint
{
    private const string Mean = "optimizer.mean.", Square = "optimizer.square.";

    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="trainer">Between two steps.</param>
    /// <param name="run">Model, seed and data.</param>
    /// <param name="seconds">That training took so far.</param>
    public static void Write(string path, AdapterTrainer trainer, string run, double seconds)
    {
        var means = trainer.Optimizer.Means.SelectMany(each => new[]
        {
            Source(Mean + each.Name, each.Mean), Source(Square + each.Name, each.Square),
        });
        SafetensorsWriter.Write(path, ModelFile.Sources(trainer.Model).Concat(means), new Dictionary<string, string>
        {
            ["run"] = run,
            ["planned"] = trainer.Recipe.Steps.ToString(CultureInfo.InvariantCulture),
            ["step"] = trainer.Done.ToString(CultureInfo.InvariantCulture),
            ["seconds"] = seconds.ToString("R", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>What it says, without its tensors; null where there is none.</summary>
    /// <exception cref="SafetensorsException">It is something else.</exception>
    public static AdapterNotes? Notes(string path)
    {
        if (!File.Exists(path)) return null;
        using var file = SafetensorsFile.Open(path);
        var words = file.Header.Metadata;
        try
        {
            return new(words["run"], int.Parse(words["planned"], CultureInfo.InvariantCulture),
                long.Parse(words["step"], CultureInfo.InvariantCulture), double.Parse(words["seconds"], CultureInfo.InvariantCulture));
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or FormatException or OverflowException)
        {
            throw new SafetensorsException($"{path} is no checkpoint of adapters: {wrong.Message} Delete it to begin anew.", wrong);
        }
    }

    /// <summary>Puts the trainer where the checkpoint was.</summary>
    /// <exception cref="SafetensorsException">It is of adapters of other sizes.</exception>
    public static void Restore(string path, AdapterTrainer trainer, long done)
    {
        using var file = SafetensorsFile.Open(path);
        ModelFile.Fill(file, trainer.Model);
        foreach (var (name, mean, square) in trainer.Optimizer.Means)
        {
            file.Read(file[Mean + name], MemoryMarshal.AsBytes(mean.Span));
            file.Read(file[Square + name], MemoryMarshal.AsBytes(square.Span));
        }
        trainer.Optimizer.Steps = done;
    }

    private static TensorSource Source(string name, Memory<float> values) =>
        new(name, ElementType.F32, [values.Length], stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));
}
