using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Headroom.Safetensors;

/// <summary>
/// A safetensors file that is open for reading. Opening reads the header alone; each tensor is read when it is asked for, straight into
/// the caller's memory.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly long _dataAt;
    private readonly Dictionary<string, TensorEntry> _byName;

    private SafetensorsFile(FileStream stream, SafetensorsHeader header, long dataAt)
    {
        (_stream, Header, _dataAt) = (stream, header, dataAt);
        _byName = header.Entries.ToDictionary(entry => entry.Name);
    }

    public SafetensorsHeader Header { get; }

    /// <exception cref="SafetensorsException">It is not a safetensors file, or not a whole one; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SafetensorsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            var (header, at) = ReadHeader(stream);
            return new(stream, header, at);
        }
        catch (Exception failure)
        {
            stream.Dispose();
            if (failure is SafetensorsException wrong) throw new SafetensorsException($"{path}: {wrong.Message}", wrong);
            throw;
        }
    }

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="SafetensorsException">There is none; the message lists what there is.</exception>
    public TensorEntry this[string name] => _byName.TryGetValue(name, out var entry)
        ? entry
        : throw new SafetensorsException(
            $"{_stream.Name} has no tensor \"{name}\"; it has {string.Join(", ", _byName.Keys.Take(8))}"
            + (_byName.Count > 8 ? ", ..." : "."));

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Copies the tensor's bytes, little-endian as the file has them.</summary>
    /// <exception cref="ArgumentException">The memory is not as long as the tensor.</exception>
    public void Read(TensorEntry entry, Span<byte> into)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (into.Length != entry.Length)
            throw new ArgumentException($"{entry} has {entry.Length:N0} bytes, and the memory {into.Length:N0}.", nameof(into));
        for (var done = 0; done < into.Length;)
        {
            var read = RandomAccess.Read(_stream.SafeFileHandle, into[done..], _dataAt + entry.Begin + done);
            if (read == 0) throw new SafetensorsException($"{_stream.Name} ends within {entry}: it was cut while it was open.");
            done += read;
        }
    }

    /// <summary>The tensor as FP32: F32 as it is, BF16 and F16 widened without loss.</summary>
    /// <exception cref="SafetensorsException">It is of another type, or longer than an array can be.</exception>
    public float[] ReadSingles(string name)
    {
        var entry = this[name];
        if (entry.Count > Array.MaxLength) throw new SafetensorsException($"{entry} is longer than an array can be.");
        var singles = new float[entry.Count];
        switch (entry.Type)
        {
            case ElementType.F32:
                Read(entry, MemoryMarshal.AsBytes(singles.AsSpan()));
                break;
            case ElementType.F16:
                var halves = new Half[singles.Length];
                Read(entry, MemoryMarshal.AsBytes(halves.AsSpan()));
                TensorPrimitives.ConvertToSingle(halves, singles);
                break;
            case ElementType.BF16:
                var upper = new ushort[singles.Length];
                Read(entry, MemoryMarshal.AsBytes(upper.AsSpan()));
                for (var i = 0; i < upper.Length; i++) singles[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
                break;
            default:
                throw new SafetensorsException($"{entry} is not F32, BF16 or F16.");
        }
        return singles;
    }

    public void Dispose() => _stream.Dispose();

    private static (SafetensorsHeader Header, long DataAt) ReadHeader(FileStream stream)
    {
        var length = stream.Length;
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        if (length < prefix.Length) throw new SafetensorsException($"{length} bytes are too few for a safetensors file.");
        stream.ReadExactly(prefix);
        var json = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (json > SafetensorsHeader.MaxJsonBytes || (long)json > length - prefix.Length)
            throw new SafetensorsException(
                $"the header should have {json:N0} bytes, and the file has {length:N0} (a header has "
                + $"{SafetensorsHeader.MaxJsonBytes:N0} at most). It is cut, or no safetensors file.");
        var bytes = new byte[json]; // no longer than the file
        stream.ReadExactly(bytes);
        var dataAt = prefix.Length + (long)json;
        return (SafetensorsHeader.Parse(bytes, length - dataAt), dataAt);
    }
}
