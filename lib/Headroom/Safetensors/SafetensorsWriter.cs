namespace Headroom.Safetensors;

/// <summary>A tensor to be written: what it is, and where its bytes come from.</summary>
/// <param name="Name">Unlike that of any other.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Shape">Slowest dimension first.</param>
/// <param name="Write">Puts the tensor's bytes into the stream, little-endian, no more and no fewer than shape and type say.</param>
public sealed record TensorSource(string Name, ElementType Type, IReadOnlyList<long> Shape, Action<Stream> Write);

/// <summary>Writes safetensors files, whole or not at all.</summary>
public static class SafetensorsWriter
{
    /// <summary>Writes beside the target and renames: a reader sees the old file or the new one.</summary>
    /// <exception cref="ArgumentException">Two tensors have one name, or one wrote another number of bytes than it is long.</exception>
    /// <exception cref="IOException">The folder cannot be written; the target is as it was.</exception>
    public static void Write(string path, IEnumerable<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        // Wide types first, so that each tensor begins at a multiple of its element's size.
        List<TensorSource> sources = [.. tensors.OrderByDescending(tensor => tensor.Type.Bytes())];
        var header = new SafetensorsHeader { Entries = Place(sources), Metadata = metadata ?? new Dictionary<string, string>() };
        if (header.Entries.GroupBy(entry => entry.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"two tensors are called \"{twice.Key}\".", nameof(tensors));
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header.ToBytes());
            foreach (var (source, entry) in sources.Zip(header.Entries))
            {
                var before = stream.Position;
                source.Write(stream);
                if (stream.Position - before != entry.Length)
                    throw new ArgumentException(
                        $"{entry} wrote {stream.Position - before:N0} bytes and has {entry.Length:N0}.", nameof(tensors));
            }
        });
    }

    private static List<TensorEntry> Place(IEnumerable<TensorSource> sources)
    {
        var (entries, at) = (new List<TensorEntry>(), 0L);
        foreach (var source in sources)
        {
            var bytes = source.Shape.Aggregate((long)source.Type.Bytes(), (product, size) => checked(product * size));
            entries.Add(new(source.Name, source.Type, source.Shape, at, bytes));
            at += bytes;
        }
        return entries;
    }
}
