using System.Text;
using System.Text.Json;

namespace Headroom.Safetensors;

/// <summary>
/// The first part of a file: eight bytes with the length of a JSON object, and that object. Whatever it says is checked before anything
/// is done with it.
/// </summary>
public sealed record SafetensorsHeader
{
    private const string MetadataName = "__metadata__";

    /// <summary>The longest JSON object that is read: 100 MB, as other readers have it.</summary>
    public const int MaxJsonBytes = 100_000_000;

    /// <summary>In the order of their bytes.</summary>
    public required IReadOnlyList<TensorEntry> Entries { get; init; }

    /// <summary>Words about the file: names and texts.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Bytes of all tensors.</summary>
    public long DataBytes => Entries.Count == 0 ? 0 : Entries[^1].Begin + Entries[^1].Length;

    /// <param name="json">The JSON object.</param>
    /// <param name="dataBytes">Bytes that follow it in the file: the tensors must fill them without gap or overlap.</param>
    /// <exception cref="SafetensorsException">It is no such object, or what it says cannot be.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataBytes)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var (entries, metadata) = (new Dictionary<string, TensorEntry>(), new Dictionary<string, string>());
            var hasMetadata = false;
            Expect(ref reader, JsonTokenType.StartObject, "the header");
            while (Next(ref reader) == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (name == MetadataName)
                {
                    if (hasMetadata) throw new SafetensorsException($"{MetadataName} stands twice in the header.");
                    (metadata, hasMetadata) = (ReadMetadata(ref reader), true);
                }
                else if (!entries.TryAdd(name, ReadEntry(ref reader, name)))
                    throw new SafetensorsException($"the tensor \"{name}\" stands twice in the header.");
            }
            while (reader.Read()) { } // throws when more than white space follows
            List<TensorEntry> inOrder = [.. entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.Length)];
            Fill(inOrder, dataBytes);
            return new() { Entries = inOrder, Metadata = metadata };
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new SafetensorsException($"the header is not the JSON of a safetensors file: {wrong.Message}", wrong);
        }
    }

    /// <summary>The file's first bytes: length and JSON, filled up with blanks so that the tensors begin at a multiple of 8.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        stream.Write(new byte[sizeof(long)]);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject(MetadataName);
                foreach (var (name, text) in Metadata) json.WriteString(name, text);
                json.WriteEndObject();
            }
            foreach (var entry in Entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type.Name());
                json.WriteStartArray("shape");
                foreach (var size in entry.Shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(entry.Begin);
                json.WriteNumberValue(entry.Begin + entry.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (stream.Length % sizeof(long) != 0) stream.WriteByte((byte)' ');
        var bytes = stream.ToArray();
        BitConverter.TryWriteBytes(bytes, bytes.LongLength - sizeof(long));
        if (!BitConverter.IsLittleEndian) Array.Reverse(bytes, 0, sizeof(long));
        return bytes;
    }

    private static TensorEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        (ElementType? type, List<long>? shape, List<long>? offsets) = (null, null, null);
        Expect(ref reader, JsonTokenType.StartObject, $"the tensor \"{name}\"");
        while (Next(ref reader) == JsonTokenType.PropertyName)
            switch (reader.GetString())
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, $"the dtype of \"{name}\"");
                    type = ElementTypes.Find(reader.GetString()!)
                        ?? throw new SafetensorsException($"the tensor \"{name}\" has the dtype {reader.GetString()}, which is not known.");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, $"the shape of \"{name}\"");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, $"the data_offsets of \"{name}\"");
                    break;
                default:
                    throw new SafetensorsException($"the tensor \"{name}\" has \"{reader.GetString()}\" twice, or it is not known.");
            }
        if (type is null || shape is null || offsets is not [var begin, var end] || end < begin)
            throw new SafetensorsException($"the tensor \"{name}\" needs a dtype, a shape and data_offsets [begin, end].");
        var bytes = (long)type.Value.Bytes();
        foreach (var size in shape) bytes = checked(bytes * size);
        if (bytes != end - begin)
            throw new SafetensorsException(
                $"the tensor \"{name}\" is {type.Value.Name()} [{string.Join(", ", shape)}], {bytes:N0} bytes, and data_offsets give it "
                + $"{end - begin:N0}.");
        return new(name, type.Value, shape, begin, bytes);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, what);
        while (Next(ref reader) == JsonTokenType.Number)
        {
            if (!reader.TryGetInt64(out var number) || number < 0)
                throw new SafetensorsException($"{what} has a number that is no size: {Encoding.UTF8.GetString(reader.ValueSpan)}.");
            numbers.Add(number);
        }
        if (reader.TokenType != JsonTokenType.EndArray) throw new SafetensorsException($"{what} must be a list of numbers.");
        return numbers;
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader)
    {
        var metadata = new Dictionary<string, string>();
        Expect(ref reader, JsonTokenType.StartObject, MetadataName);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String, $"{MetadataName} \"{name}\"");
            if (!metadata.TryAdd(name, reader.GetString()!)) throw new SafetensorsException($"{MetadataName} has \"{name}\" twice.");
        }
        return metadata;
    }

    private static void Fill(List<TensorEntry> entries, long dataBytes)
    {
        var at = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != at)
                throw new SafetensorsException(
                    $"the tensor \"{entry.Name}\" begins at byte {entry.Begin:N0} of the data, and the one before ends at {at:N0}.");
            at += entry.Length;
        }
        if (at != dataBytes)
            throw new SafetensorsException($"the header speaks of {at:N0} bytes of tensors, and the file has {dataBytes:N0}.");
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : JsonTokenType.None;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, string what)
    {
        if (Next(ref reader) != token) throw new SafetensorsException($"{what} must be a JSON {token}, and is {reader.TokenType}.");
    }
}
