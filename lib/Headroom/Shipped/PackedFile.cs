using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Safetensors;

namespace Headroom.Shipped;

/// <summary>
/// Matrices in one form and vectors of FP32 in one safetensors file; a shape says which there are. The metadata has format, shape,
/// form and a SHA-256 of everything that is read: no byte changes unseen.
/// </summary>
/// <typeparam name="TShape">Of the model.</typeparam>
/// <param name="format">The word that the file has for its kind.</param>
/// <param name="matrices">Name, rows and columns of each, in the order of the SHA-256.</param>
/// <param name="vectors">Name and length of each, in that order.</param>
internal sealed class PackedFile<TShape>(
    string format, Func<TShape, IEnumerable<(string Name, int Rows, int Columns)>> matrices,
    Func<TShape, IEnumerable<(string Name, int Length)>> vectors) where TShape : DecoderShape
{
    private const string FormatKey = "format", ShapeKey = "shape", FormKey = "form", DigestKey = "sha256";

    private static readonly JsonSerializerOptions s_strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
    };

    public void Write(string path, PackedWeights<TShape> weights, IReadOnlyDictionary<string, string>? notes)
    {
        var metadata = new Dictionary<string, string>(notes ?? new Dictionary<string, string>())
        {
            [FormatKey] = format,
            [ShapeKey] = JsonSerializer.Serialize(weights.Shape, s_strict),
            [FormKey] = weights.Form.Word(),
        };
        metadata[DigestKey] = Digest(metadata, weights);
        var all = matrices(weights.Shape).Select(each => Source(weights.Matrices[each.Name]));
        var rest = vectors(weights.Shape).Select(each => new TensorSource(
            each.Name, ElementType.F32, [each.Length], stream => stream.Write(MemoryMarshal.AsBytes(weights.Vectors[each.Name].AsSpan()))));
        SafetensorsWriter.Write(path, all.Concat(rest), metadata);
    }

    /// <param name="path">Of the file.</param>
    /// <param name="count">Weights of a shape, without listing them: a shape that the file does not have may be a very large one.</param>
    /// <exception cref="SafetensorsException">It is no such file, or not as it was written; the message does not name it.</exception>
    public (PackedWeights<TShape> Weights, IReadOnlyDictionary<string, string> Notes) Read(string path, Func<TShape, long> count)
    {
        using var file = SafetensorsFile.Open(path);
        var notes = file.Header.Metadata;
        try
        {
            if (Word(notes, FormatKey) is var found && found != format)
                throw new SafetensorsException($"its format is \"{found}\", and \"{format}\" is read.");
            var shape = JsonSerializer.Deserialize<TShape>(Word(notes, ShapeKey), s_strict) ?? throw new JsonException("no shape");
            shape.Check();
            var form = Enum.GetValues<WeightForm>().Cast<WeightForm?>().FirstOrDefault(each => each?.Word() == Word(notes, FormKey))
                ?? throw new SafetensorsException($"its form \"{Word(notes, FormKey)}\" is not known.");
            if (file.Header.Entries.Count != count(shape))
                throw new SafetensorsException(
                    $"a model of its shape has {count(shape):N0} weights, and the file {file.Header.Entries.Count:N0}.");
            var weights = new PackedWeights<TShape>(
                shape, form,
                matrices(shape).ToDictionary(each => each.Name, each => Matrix(file, each.Name, each.Rows, each.Columns, form)),
                vectors(shape).ToDictionary(each => each.Name, each => Vector(file, each.Name, each.Length)));
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

    private static float[] Vector(SafetensorsFile file, string name, int length)
    {
        Entry(file, name, ElementType.F32, [length]);
        return file.ReadSingles(name);
    }

    private static TensorEntry Entry(SafetensorsFile file, string name, ElementType type, long[] shape) =>
        file[name] is var entry && entry.Type == type && entry.Shape.SequenceEqual(shape) && entry.Length <= Array.MaxLength
            ? entry
            : throw new SafetensorsException($"it has {entry}, and its shape wants {type.Name()} [{string.Join(", ", shape)}].");

    private static ElementType TypeOf(WeightForm form) => form == WeightForm.Fp32 ? ElementType.F32 : ElementType.U8;

    private static long ColumnsOf(WeightForm form, int columns) => form == WeightForm.Fp32 ? columns : form.RowBytes(columns);

    private string Digest(IReadOnlyDictionary<string, string> notes, PackedWeights<TShape> weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, word) in notes.Where(note => note.Key != DigestKey).OrderBy(note => note.Key, StringComparer.Ordinal))
            foreach (var text in new[] { key, word })
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                hash.AppendData(BitConverter.GetBytes(bytes.Length)); // so that no two lists of words are one text
                hash.AppendData(bytes);
            }
        foreach (var (name, _, _) in matrices(weights.Shape)) hash.AppendData(weights.Matrices[name].Bytes.Span);
        foreach (var (name, _) in vectors(weights.Shape)) hash.AppendData(MemoryMarshal.AsBytes(weights.Vectors[name].AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What a <see cref="PackedFile{TShape}"/> has in it.</summary>
internal sealed record PackedWeights<TShape>(
    TShape Shape, WeightForm Form, IReadOnlyDictionary<string, WeightMatrix> Matrices, IReadOnlyDictionary<string, float[]> Vectors);
