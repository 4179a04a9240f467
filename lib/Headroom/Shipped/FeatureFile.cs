using Headroom.Safetensors;

namespace Headroom.Shipped;

/// <summary>
/// A drafter that reads hidden states, in one safetensors file as <see cref="WeightFile"/> has it. It guesses for one model, and names
/// that one by the SHA-256 in its file.
/// </summary>
public static class FeatureFile
{
    /// <summary>The word of the file that has the target's SHA-256.</summary>
    public const string TargetKey = "target";

    private static readonly PackedFile<FeatureShape> s_file = new("headroom.features.1", FeatureNames.Matrices, FeatureNames.Vectors);

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="weights">All of them.</param>
    /// <param name="notes">Further words for the file; four names are its own: format, shape, form and sha256.</param>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public static void Write(string path, FeatureWeights weights, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        s_file.Write(path, weights.Packed, notes);
    }

    /// <summary>Reads the weights, and all words of the file.</summary>
    /// <exception cref="SafetensorsException">It is no such file, or not as it was written; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (FeatureWeights Weights, IReadOnlyDictionary<string, string> Notes) Read(string path)
    {
        var (packed, notes) = s_file.Read(path, FeatureNames.Count);
        return (new(packed), notes);
    }

    /// <summary>The drafter of a course's target.</summary>
    /// <param name="path">Of the drafter's file.</param>
    /// <param name="target">SHA-256 of the target that it is to guess for.</param>
    /// <exception cref="FileNotFoundException">There is none; the message says how to get it.</exception>
    /// <exception cref="SafetensorsException">It is damaged, or of another target; the message says how to mend that.</exception>
    public static FeatureWeights Open(string path, string target)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"there is no {path}. git checkout -- models/{file} brings it back where the course has it; ./course train features and "
                + "then ./course train features --ship make it.", path);
        try
        {
            var (weights, notes) = Read(path);
            return notes.GetValueOrDefault(TargetKey) == target
                ? weights
                : throw new SafetensorsException(
                    $"{path} reads the states of another model than models/target.safetensors: train it anew with ./course train features "
                    + "and ./course train features --ship, or bring both back.");
        }
        catch (SafetensorsException wrong)
        {
            throw new SafetensorsException($"{wrong.Message} git checkout -- models brings both back as they were.", wrong);
        }
    }
}
