using System.Buffers.Binary;
using System.Text;

namespace Headroom.Inference.Gguf;

/// <summary>
/// Reads a file's head in order. Whatever it says of a length is compared with what is left before anything is allocated.
/// </summary>
internal sealed class GgufCursor(Stream stream)
{
    private const long LongestText = 1 << 24;
    private const int DeepestArray = 4;

    public long Position => stream.Position;

    public byte Byte()
    {
        Span<byte> bytes = stackalloc byte[1];
        Fill(bytes);
        return bytes[0];
    }

    public uint UInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong UInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>A count of things that take so many bytes each at least.</summary>
    public int Count(string what, int leastBytes)
    {
        var count = UInt64();
        var most = (ulong)(stream.Length - stream.Position) / (ulong)leastBytes;
        return count <= most && count <= int.MaxValue
            ? (int)count
            : throw new GgufException(
                $"there should be {count:N0} {what} at byte {stream.Position - 8:N0}, and the file has room for {most:N0}.");
    }

    public string Text(string what)
    {
        var (at, length) = (stream.Position, UInt64());
        if (length > LongestText || length > (ulong)(stream.Length - stream.Position))
            throw new GgufException($"{what} at byte {at:N0} should have {length:N0} bytes, which is beyond the file or no text.");
        var bytes = new byte[length];
        Fill(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A value of the type of a number: long or ulong, double, bool, string, or a list of them.</summary>
    public object Value(uint type, string key, int depth = 0) => type switch
    {
        0 => (long)Byte(),
        1 => (long)(sbyte)Byte(),
        2 => (long)(Byte() | Byte() << 8),
        3 => (long)(short)(Byte() | Byte() << 8),
        4 => (long)UInt32(),
        5 => (long)(int)UInt32(),
        6 => (double)BitConverter.UInt32BitsToSingle(UInt32()),
        7 => Byte() != 0,
        8 => Text(key),
        9 when depth < DeepestArray => Array(key, depth),
        10 => UInt64(),
        11 => (long)UInt64(),
        12 => BitConverter.UInt64BitsToDouble(UInt64()),
        _ => throw new GgufException(
            $"\"{key}\" at byte {stream.Position:N0} has a value of type {type}, which is not known, or too deep."),
    };

    private List<object> Array(string key, int depth)
    {
        var type = UInt32();
        var count = Count($"values of \"{key}\"", Least(type));
        var values = new List<object>();
        for (var i = 0; i < count; i++) values.Add(Value(type, key, depth + 1));
        return values;
    }

    private static int Least(uint type) => type switch
    {
        0 or 1 or 7 => 1,
        2 or 3 => 2,
        8 or 10 or 11 or 12 => 8,
        9 => 12,
        _ => 4,
    };

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new GgufException($"the file ends at byte {stream.Position:N0}, within its head: it is cut, or no GGUF file.");
    }
}
