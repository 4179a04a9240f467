using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Safetensors;

namespace Headroom.Shipped;

/// <summary>
/// A model in one safetensors file. Norms are F32 [D]; matrices are F32 [rows, columns], or packed rows as U8 [rows, row bytes]. The
/// metadata has shape, form and a SHA-256 of everything that is read: no byte changes unseen.
/// </summary>
public static class WeightFile
{
    private const string FormatKey = "format", ShapeKey = "shape", FormKey = "form", DigestKey = "sha256", Format = "headroom.weights.1";

    private static readonly JsonSerializerOptions s_strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="weights">All of them.</param>
    /// <param name="notes">Further words for the file; four names are its own: format, shape, form and sha256.</param>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public static void Write(string path, DecoderWeights weights, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var metadata = new Dictionary<string, string>(notes ?? new Dictionary<string, string>())
        {
            [FormatKey] = Format,
            [ShapeKey] = JsonSerializer.Serialize(weights.Shape, s_strict),
            [FormKey] = weights.Form.Word(),
        };
        metadata[DigestKey] = Digest(metadata, weights);
        var matrices = WeightNames.Matrices(weights.Shape).Select(each => Source(weights.Matrix(each.Name)));
        var norms = WeightNames.Norms(weights.Shape).Select(name => new TensorSource(
            name, ElementType.F32, [weights.Shape.Width], stream => stream.Write(MemoryMarshal.AsBytes(weights.Gains(name)))));
        SafetensorsWriter.Write(path, matrices.Concat(norms), metadata);
    }

    /// <summary>Reads the weights, and all words of the file.</summary>
    /// <exception cref="SafetensorsException">It is no such file, or not as it was written; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (DecoderWeights Weights, IReadOnlyDictionary<string, string> Notes) Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var notes = file.Header.Metadata;
        try
        {
            if (Word(notes, FormatKey) is var format && format != Format)
                throw new SafetensorsException($"its format is \"{format}\", and \"{Format}\" is read.");
            var shape = JsonSerializer.Deserialize<DecoderShape>(Word(notes, ShapeKey), s_strict) ?? throw new JsonException("no shape");
            shape.Check();
            var form = Enum.GetValues<WeightForm>().Cast<WeightForm?>().FirstOrDefault(each => each?.Word() == Word(notes, FormKey))
                ?? throw new SafetensorsException($"its form \"{Word(notes, FormKey)}\" is not known.");
            if (file.Header.Entries.Count != WeightNames.Count(shape))
                throw new SafetensorsException(
                    $"a model of its shape has {WeightNames.Count(shape):N0} weights, and the file {file.Header.Entries.Count:N0}.");
            var weights = new DecoderWeights(
                shape, form,
                WeightNames.Matrices(shape).ToDictionary(each => each.Name, each => Matrix(file, each.Name, each.Rows, each.Columns, form)),
                WeightNames.Norms(shape).ToDictionary(name => name, name => Norm(file, name, shape.Width)));
            if (Word(notes, DigestKey) != Digest(notes, weights))
                throw new SafetensorsException("its SHA-256 is not the one that it names: bytes of it have changed.");
            return (weights, notes);
        }
        catch (Exception wrong) when (wrong is SafetensorsException or JsonException or ArgumentException or OverflowException)
        {
            throw new SafetensorsException($"{path} is no model of the course, or is damaged: {wrong.Message}", wrong);
        }
    }

    private static string Word(IReadOnlyDictionary<string, string> notes, string key) =>
        notes.TryGetValue(key, out var word) ? word : throw new SafetensorsException($"its metadata has no \"{key}\".");

    private static TensorSource Source(WeightMatrix matrix) => new(
        matrix.Name, TypeOf(matrix.Form), [matrix.Rows, ColumnsOf(matrix.Form, matrix.Columns)], stream => stream.Write(matrix.Bytes.Span));

    // The header was checked against the file's length, so nothing longer than the file is allocated.
    private static WeightMatrix Matrix(SafetensorsFile file, string name, int rows, int columns, WeightForm form)
    {
        var bytes = new byte[Entry(file, name, TypeOf(form), [rows, ColumnsOf(form, columns)]).Length];
        file.Read(file[name], bytes);
        return new(name, rows, columns, form, bytes);
    }

    private static float[] Norm(SafetensorsFile file, string name, int width)
    {
        Entry(file, name, ElementType.F32, [width]);
        return file.ReadSingles(name);
    }

    private static TensorEntry Entry(SafetensorsFile file, string name, ElementType type, long[] shape) =>
        file[name] is var entry && entry.Type == type && entry.Shape.SequenceEqual(shape) && entry.Length <= Array.MaxLength
            ? entry
            : throw new SafetensorsException($"it has {entry}, and its shape wants {type.Name()} [{string.Join(", ", shape)}].");

    private static ElementType TypeOf(WeightForm form) => form == WeightForm.Fp32 ? ElementType.F32 : ElementType.U8;

    private static long ColumnsOf(WeightForm form, int columns) => form == WeightForm.Fp32 ? columns : form.RowBytes(columns);

    private static string Digest(IReadOnlyDictionary<string, string> notes, DecoderWeights weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, word) in notes.Where(note => note.Key != DigestKey).OrderBy(note => note.Key, StringComparer.Ordinal))
            foreach (var text in new[] { key, word })
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                hash.AppendData(BitConverter.GetBytes(bytes.Length)); // so that no two lists of words are one text
                hash.AppendData(bytes);
            }
        foreach (var (name, _, _) in WeightNames.Matrices(weights.Shape)) hash.AppendData(weights.Matrix(name).Bytes.Span);
        foreach (var name in WeightNames.Norms(weights.Shape)) hash.AppendData(MemoryMarshal.AsBytes(weights.Gains(name)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
