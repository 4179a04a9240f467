using Headroom.Safetensors;

namespace Headroom.Shipped;

/// <summary>
/// A model in one safetensors file. Norms are F32 [D]; matrices are F32 [rows, columns], or packed rows as U8 [rows, row bytes]. The
/// metadata has shape, form and a SHA-256 of everything that is read: no byte changes unseen.
/// </summary>
public static class WeightFile
{
    private static readonly PackedFile<DecoderShape> s_file = new(
        "headroom.weights.1", WeightNames.Matrices, shape => WeightNames.Norms(shape).Select(name => (name, shape.Width)));

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="weights">All of them.</param>
    /// <param name="notes">Further words for the file; four names are its own: format, shape, form and sha256.</param>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public static void Write(string path, DecoderWeights weights, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        s_file.Write(path, weights.Packed, notes);
    }

    /// <summary>Reads the weights, and all words of the file.</summary>
    /// <exception cref="SafetensorsException">It is no such file, or not as it was written; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (DecoderWeights Weights, IReadOnlyDictionary<string, string> Notes) Read(string path)
    {
        var (packed, notes) = s_file.Read(path, WeightNames.Count);
        return (new(packed.Shape, packed.Form, new(packed.Matrices), new(packed.Vectors)), notes);
    }
}
