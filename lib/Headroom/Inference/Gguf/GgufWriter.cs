using System.Text;

namespace Headroom.Inference.Gguf;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Unlike that of any other.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Sizes">The size of a row first.</param>
/// <param name="Write">Puts its bytes into the stream, as many as type and sizes say.</param>
public sealed record GgufSource(string Name, GgufType Type, IReadOnlyList<long> Sizes, Action<Stream> Write)
{
    internal long Bytes => Type.Block() is (var values, var bytes) && Sizes[0] % values == 0
        ? Sizes.Skip(1).Aggregate(Sizes[0] / values * bytes, (product, size) => checked(product * size))
        : throw new ArgumentException($"{Name}: rows of {Sizes[0]} numbers are no whole blocks of {Type}.");
}

/// <summary>Writes GGUF files of version 3, whole or not at all.</summary>
public static class GgufWriter
{
    private const int Alignment = 32;

    /// <param name="path">Of the file, which this replaces.</param>
    /// <param name="values">int, float, bool, string, or an array of strings or ints, by key.</param>
    /// <param name="tensors">In the order in which they are written.</param>
    /// <exception cref="ArgumentException">A value is of another type, or a tensor wrote another number of bytes than it is
    /// long.</exception>
    /// <exception cref="IOException">The folder cannot be written; the file is as it was.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, object> values, IReadOnlyList<GgufSource> tensors)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(tensors);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(GgufHeader.Magic);
            writer.Write(3u);
            writer.Write((ulong)tensors.Count);
            writer.Write((ulong)values.Count);
            foreach (var (key, value) in values)
            {
                Text(writer, key);
                Value(writer, key, value);
            }
            var at = 0L;
            foreach (var tensor in tensors)
            {
                Text(writer, tensor.Name);
                writer.Write((uint)tensor.Sizes.Count);
                foreach (var size in tensor.Sizes) writer.Write((ulong)size);
                writer.Write((uint)tensor.Type);
                writer.Write((ulong)at);
                at += (tensor.Bytes + Alignment - 1) / Alignment * Alignment;
            }
            writer.Flush();
            Pad(stream);
            foreach (var tensor in tensors)
            {
                var before = stream.Position;
                tensor.Write(stream);
                if (stream.Position - before != tensor.Bytes)
                    throw new ArgumentException($"{tensor.Name} wrote {stream.Position - before:N0} bytes and has {tensor.Bytes:N0}.",
                        nameof(tensors));
                Pad(stream);
            }
        });
    }

    private static void Pad(Stream stream)
    {
        while (stream.Position % Alignment != 0) stream.WriteByte(0);
    }

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void Value(BinaryWriter writer, string key, object value)
    {
        switch (value)
        {
            case int number:
                writer.Write(number < 0 ? 5u : 4u);
                writer.Write(number);
                break;
            case float number:
                writer.Write(6u);
                writer.Write(number);
                break;
            case bool truth:
                writer.Write(7u);
                writer.Write(truth);
                break;
            case string text:
                writer.Write(8u);
                Text(writer, text);
                break;
            case IReadOnlyCollection<string> texts:
                Head(writer, 8, texts.Count);
                foreach (var text in texts) Text(writer, text);
                break;
            case IReadOnlyCollection<int> numbers:
                Head(writer, 5, numbers.Count);
                foreach (var number in numbers) writer.Write(number);
                break;
            default: throw new ArgumentException($"\"{key}\" is of type {value.GetType().Name}, which is not written.");
        }
    }

    private static void Head(BinaryWriter writer, uint type, int count)
    {
        writer.Write(9u);
        writer.Write(type);
        writer.Write((ulong)count);
    }
}
