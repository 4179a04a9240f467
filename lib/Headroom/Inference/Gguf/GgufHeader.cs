namespace Headroom.Inference.Gguf;

/// <summary>
/// The head of a GGUF file, versions 2 and 3 (ggml-org/ggml, docs/gguf.md): named values, and where each tensor is. All of it is checked
/// against the file's length.
/// </summary>
public sealed class GgufHeader
{
    internal const uint Magic = 0x46554747; // "GGUF"
    internal const string AlignmentKey = "general.alignment";
    private const int MostSizes = 4;

    private GgufHeader(IReadOnlyDictionary<string, object> values, IReadOnlyList<GgufTensor> tensors) =>
        (Values, Tensors) = (values, tensors);

    /// <summary>Numbers as long, ulong or double, texts, bools, and lists of them.</summary>
    public IReadOnlyDictionary<string, object> Values { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<GgufTensor> Tensors { get; }

    /// <exception cref="GgufException">It is no such head, or what it says cannot be.</exception>
    public static GgufHeader Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var cursor = new GgufCursor(stream);
        if (cursor.UInt32() != Magic) throw new GgufException("it does not begin with \"GGUF\": it is no GGUF file.");
        if (cursor.UInt32() is not (2 or 3) and var version) throw new GgufException(
            $"version {version} of GGUF is not read; 2 and 3 are.");
        var tensorCount = cursor.Count("tensors", 24);
        var valueCount = cursor.Count("values", 13);
        var values = new Dictionary<string, object>();
        for (var i = 0; i < valueCount; i++)
        {
            var key = cursor.Text($"key {i}");
            if (!values.TryAdd(key, cursor.Value(cursor.UInt32(), key))) throw new GgufException($"\"{key}\" stands twice in the head.");
        }
        var infos = new List<(string Name, GgufType Type, long[] Sizes, ulong Offset)>();
        for (var i = 0; i < tensorCount; i++) infos.Add(Info(cursor, i));
        var alignment = values.GetValueOrDefault(AlignmentKey) switch
        {
            null => 32,
            long given and > 0 and < 1 << 20 => given,
            _ => 0,
        };
        if (alignment == 0) throw new GgufException($"{AlignmentKey} is {values[AlignmentKey]}, which is no alignment.");
        return new(values, Place(infos, (cursor.Position + alignment - 1) / alignment * alignment, stream.Length));
    }

    private static (string Name, GgufType Type, long[] Sizes, ulong Offset) Info(GgufCursor cursor, int i)
    {
        var name = cursor.Text($"the name of tensor {i}");
        var dimensions = cursor.UInt32();
        if (dimensions is 0 or > MostSizes) throw new GgufException(
            $"the tensor \"{name}\" has {dimensions} dimensions; 1 to {MostSizes} are known.");
        var sizes = new long[dimensions];
        for (var d = 0; d < sizes.Length; d++)
            sizes[d] = cursor.UInt64() is > 0 and <= long.MaxValue and var size
                ? (long)size
                : throw new GgufException($"the tensor \"{name}\" has a size that is none.");
        return (name, (GgufType)cursor.UInt32(), sizes, cursor.UInt64());
    }

    private static List<GgufTensor> Place(IEnumerable<(string Name, GgufType Type, long[] Sizes, ulong Offset)> infos, long dataAt,
        long length)
    {
        var (tensors, names) = (new List<GgufTensor>(), new HashSet<string>());
        foreach (var (name, type, sizes, offset) in infos)
        {
            if (!names.Add(name)) throw new GgufException($"the tensor \"{name}\" stands twice in the head.");
            // Of a type that is not known here the bytes are not known either: it is told when it is asked for.
            var bytes = 0L;
            if (type.Block() is (var block, var blockBytes))
                try
                {
                    if (sizes[0] % block != 0) throw new GgufException(
                        $"the tensor \"{name}\" has rows of {sizes[0]} numbers, and {type} blocks of {block}.");
                    bytes = sizes.Skip(1).Aggregate(checked(sizes[0] / block * blockBytes), (product, size) => checked(product * size));
                }
                catch (OverflowException)
                {
                    throw new GgufException($"the tensor \"{name}\" has more bytes than there are numbers for.");
                }
            if (offset > (ulong)Math.Max(0, length - dataAt) || bytes > length - dataAt - (long)offset)
                throw new GgufException(
                    $"the tensor \"{name}\" should have {bytes:N0} bytes at {offset:N0} of the data, beyond the file's end: it is cut.");
            tensors.Add(new(name, type, sizes, dataAt + (long)offset, bytes));
        }
        return tensors;
    }
}
